#include "domains/board/obligations/obligation_store.h"

#include <gtest/gtest.h>

#include "domains/board/kept_file_store.h"
#include "domains/board/obligations/obligation_rules.h"
#include "domains/board/room.h"
#include "store/audit_chain.h"
#include "tests/support/fresh_database.h"

namespace wardmote::board::obligation_store_test {
namespace {

using namespace std::chrono_literals;
using base::LocalDate;
using base::RefusalCode;

constexpr LocalDate today = 2026y / 11 / 28;

Obligation duty(std::string const& frequency) {
  return {.id = "ob.x",
          .slug = "x",
          .instrument = "Act",
          .section = "s.1",
          .frequency = frequency,
          .recurrence = recurrence_of(frequency)};
}

class ObligationRecords : public tests::OnBothDatabases {
 protected:
  ObligationRecords() { migrate(migrations()); }

  template <class Act>
  auto act(Act does) {
    clock.advance(1s);
    return database().write([&](store::Writer& writer) {
      return does(writer, Doing{.actor = "somebody", .today = today, .clock = clock});
    });
  }
  base::Answer<void> record(Obligation const& obligation, EvidenceInput const& input) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return record_evidence(writer, board, obligation, "0.1", input, doing);
    });
  }
  base::Answer<void> count(std::string const& day) {
    return act([&](store::Writer& writer, Doing const& doing) { return count_obligations(writer, board, day, doing); });
  }
  Known known() {
    return database().read([&](store::Reader& reader) { return known_of(reader, board, "ob.x"); });
  }
  store::AuditEntry newest_entry() {
    return database()
        .read([&](store::Reader& reader) { return store::audit_links(reader, board, std::nullopt, 1); })
        .at(0)
        .entry;
  }
  std::vector<std::string> fields(base::Answer<void> const& answer) {
    std::vector<std::string> names;
    EXPECT_EQ(answer.error().code, RefusalCode::form_invalid);
    for (auto const& field : answer.error().fields) names.push_back(field.field);
    return names;
  }
};
WARDMOTE_ON_BOTH_DATABASES(ObligationRecords);

TEST_P(ObligationRecords, CountFromTheDayThatWasSaidLast) {
  EXPECT_FALSE(known().counted_from);
  EXPECT_TRUE(count("2024-04-01").has_value());
  EXPECT_TRUE(count("2025-01-01").has_value());
  EXPECT_EQ(known().counted_from, LocalDate(2025y / 1 / 1));
  EXPECT_EQ(newest_entry().action, "count_obligations");
  EXPECT_EQ(fields(count("soon")), std::vector<std::string>{"starts_on"});
}

TEST_P(ObligationRecords, KeepEvidenceForADayOfTheCalendarWithItsEntryInTheChain) {
  auto const yearly = duty("by June 30 each year");
  ASSERT_TRUE(count("2026-01-01").has_value());
  ASSERT_TRUE(
      record(yearly, {.occurrence = "2026-06-30", .met_on = "2026-06-18", .title = "Report", .address = "/decisions/1"})
          .has_value());
  auto const evidence = known().evidence.at(0);
  EXPECT_EQ(evidence.due_on, LocalDate(2026y / 6 / 30));
  EXPECT_EQ(evidence.address, "/decisions/1");
  EXPECT_EQ(evidence.catalogue_version, "0.1");
  auto const entry = newest_entry();
  EXPECT_EQ(entry.action, "record_evidence");
  EXPECT_EQ(entry.subject, "ob.x");
  EXPECT_EQ(entry.actor, "somebody");
  EXPECT_EQ(entry.details.at("due_on"), "2026-06-30");
}

TEST_P(ObligationRecords, TakeNoEvidenceForADayThatIsNotOneOfTheDuty) {
  auto const yearly = duty("by June 30 each year");
  ASSERT_TRUE(count("2026-01-01").has_value());
  for (auto const* day : {"", "2026-06-29", "2025-06-30"})
    EXPECT_EQ(fields(record(yearly, {.occurrence = day, .met_on = "2026-06-18", .title = "Report"})),
              std::vector<std::string>{"occurrence"});
  EXPECT_TRUE(known().evidence.empty());
}

TEST_P(ObligationRecords, SayFieldByFieldWhatIsWrong) {
  auto const always = duty("continuous");
  auto const wrong = [&](EvidenceInput const& input) { return fields(record(always, input)); };
  using Fields = std::vector<std::string>;
  EXPECT_EQ(wrong({}), (Fields{"met_on", "title"}));
  EXPECT_EQ(wrong({.met_on = "2026-11-29", .title = "t"}), Fields{"met_on"}) << "to come";
  EXPECT_EQ(wrong({.met_on = "2026-11-28", .kind = EvidenceKind::page, .title = "t"}), Fields{"address"});
  EXPECT_EQ(wrong({.met_on = "2026-11-28", .title = "t", .address = "example.ca"}), Fields{"address"});
  EXPECT_EQ(wrong({.met_on = "2026-11-28", .kind = EvidenceKind::file, .title = "t"}),
            (Fields{"file_name", "file_hash"}));
  EXPECT_EQ(wrong({.met_on = "2026-11-28", .title = "t", .file_name = "a.pdf"}), Fields{"kind"});
  EXPECT_EQ(wrong({.occurrence = "2026-01-01", .met_on = "2026-11-28", .title = "t"}), Fields{"occurrence"});
  EXPECT_TRUE(record(always, {.met_on = "2026-11-28",
                              .kind = EvidenceKind::file,
                              .title = "t",
                              .file_name = "a.pdf",
                              .file_hash = std::string(64, 'a')})
                  .has_value());
  EXPECT_TRUE(
      record(always, {.met_on = "2026-11-28", .kind = EvidenceKind::page, .title = "t", .address = "https://a.ca"})
          .has_value());
  EXPECT_EQ(known().evidence.size(), 2u);
}

TEST_P(ObligationRecords, KeepAFileThatWasSentAndRefuseOneThatNobodyShouldBeShown) {
  auto const always = duty("continuous");
  EvidenceInput input{.met_on = "2026-11-28",
                      .kind = EvidenceKind::file,
                      .title = "t",
                      .upload = {.hash = std::string(64, 'b'), .name = "report.pdf", .kind = "zip"}};
  using Fields = std::vector<std::string>;
  EXPECT_EQ(fields(record(always, input)), Fields{"upload"});
  input.upload.kind = "pdf";
  input.file_hash = std::string(64, 'a');
  EXPECT_EQ(fields(record(always, input)), Fields{"file_name"}) << "sent and named";
  input.file_hash.clear();
  ASSERT_TRUE(record(always, input));
  auto const kept = known().evidence.at(0);
  EXPECT_EQ(path_of_file(kept.file_hash, kept.file_kind), "/files/" + std::string(64, 'b') + ".pdf");
  auto const shown = [&] {
    return database().read([&](store::Reader& reader) { return kind_of_shown_file(reader, board, kept.file_hash); });
  };
  EXPECT_EQ(shown(), "pdf");
  ASSERT_TRUE(act([&](store::Writer& writer, Doing const& doing) {
    return withdraw_evidence(writer, board, always, kept.id.text(), "wrong", doing);
  }));
  EXPECT_EQ(shown(), "");
  EXPECT_EQ(database().read(shown_files), std::set{kept.file_hash}) << "it is offered no more, and not thrown away";
}

TEST_P(ObligationRecords, CountEvidenceNoLongerOnceItIsWithdrawnAndKeepItWithTheReason) {
  auto const yearly = duty("by June 30 each year");
  ASSERT_TRUE(count("2026-01-01").has_value());
  ASSERT_TRUE(record(yearly, {.occurrence = "2026-06-30", .met_on = "2026-06-18", .title = "Report"}).has_value());
  auto const id = known().evidence.at(0).id.text();
  auto const withdraw = [&](std::string const& evidence, std::string const& reason) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return withdraw_evidence(writer, board, yearly, evidence, reason, doing);
    });
  };
  auto const first = [&] { return occurrences_of(yearly.recurrence, known(), today, today).at(0).status; };
  EXPECT_EQ(withdraw("no-such", "mistake").error().code, RefusalCode::page_not_found);
  EXPECT_EQ(fields(withdraw(id, "")), std::vector<std::string>{"reason"});
  EXPECT_EQ(first(), DueStatus::met);
  ASSERT_TRUE(withdraw(id, "It was the report of the year before.").has_value());
  EXPECT_EQ(newest_entry().action, "withdraw_evidence");
  EXPECT_EQ(first(), DueStatus::overdue);
  EXPECT_EQ(known().evidence.at(0).withdrawn_because, "It was the report of the year before.");
  EXPECT_EQ(fields(withdraw(id, "again")), std::vector<std::string>{"reason"});
}

TEST_P(ObligationRecords, HoldWhatADutyFollowsFromUntilItIsMet) {
  auto const within = duty("30-day response");
  auto const happened = [&](std::string const& day, std::string const& title) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return record_obligation_event(writer, board, within, day, title, doing);
    });
  };
  EXPECT_EQ(fields(happened("2026-12-01", "")), (std::vector<std::string>{"occurred_on", "title"}));
  ASSERT_TRUE(happened("2026-11-01", "Request 12").has_value());
  EXPECT_EQ(newest_entry().action, "record_obligation_event");
  auto const open = occurrences_of(within.recurrence, known(), today, today);
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].due_on, LocalDate(2026y / 12 / 1));
  ASSERT_TRUE(record(within, {.occurrence = mark_of(open[0]), .met_on = "2026-11-20", .title = "Answer"}).has_value());
  EXPECT_EQ(occurrences_of(within.recurrence, known(), today, today).at(0).status, DueStatus::met);
}

TEST_P(ObligationRecords, KeepAConfirmationForTheVeryCitationThatWasCompared) {
  auto obligation = duty("yearly");
  auto const confirm = [&](std::string const& by, std::string const& basis) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return confirm_citation(writer, board, obligation, "0.1", by, basis, doing);
    });
  };
  EXPECT_EQ(fields(confirm("", "")), (std::vector<std::string>{"confirmed_by", "basis"}));
  ASSERT_TRUE(confirm("A. Clerk, secretary", "e-Laws, 1 November 2026, s. 1").has_value());
  auto const entry = newest_entry();
  EXPECT_EQ(entry.action, "confirm_citation");
  EXPECT_EQ(entry.details.at("confirmed_by"), "A. Clerk, secretary");
  EXPECT_EQ(entry.details.at("confirmed_on"), "2026-11-28");
  auto const again = confirm("A. Clerk, secretary", "the same");
  EXPECT_EQ(again.error().code, RefusalCode::citation_confirmed_already);
  EXPECT_EQ(again.error().values.at("date"), "2026-11-28");
  obligation.section = "s.2";
  EXPECT_TRUE(confirm("A. Clerk, secretary", "e-Laws, 1 November 2026, s. 2").has_value());
  EXPECT_EQ(database().read([&](store::Reader& reader) { return list_confirmations(reader, board); }).size(), 2u);
}

TEST_P(ObligationRecords, AreThoseOfOneDutyOrOfAll) {
  auto other = duty("continuous");
  other.id = "ob.y";
  ASSERT_TRUE(record(duty("continuous"), {.met_on = "2026-11-01", .title = "one"}).has_value());
  ASSERT_TRUE(record(other, {.met_on = "2026-11-02", .title = "two"}).has_value());
  database().read([&](store::Reader& reader) {
    EXPECT_EQ(list_evidence(reader, board, "ob.y").size(), 1u);
    EXPECT_EQ(list_evidence(reader, board, "").size(), 2u);
    EXPECT_EQ(list_events(reader, board, "").size(), 0u);
  });
}

}  // namespace
}  // namespace wardmote::board::obligation_store_test
