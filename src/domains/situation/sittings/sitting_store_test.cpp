// Sittings as they are kept, on both databases.

#include "domains/situation/sittings/sitting_store.h"

#include <gtest/gtest.h>

#include "domains/situation/room.h"
#include "store/database.h"
#include "tests/support/fresh_database.h"

namespace wardmote::situation::sitting_store_test {
namespace {

using enum SittingAct;

base::LocalDate const day = *base::date_of("2026-03-10"), next_day = *base::date_of("2026-03-11");

class KeptSittings : public tests::OnBothDatabases {
 protected:
  KeptSittings() { migrate(migrations()); }
  KeptSitting kept(base::LocalDate of = day) {
    return database().read([&](store::Reader& reader) { return read_sitting(reader, board, of); });
  }
  bool append(KeptSitting const& before, SittingEvent event) {
    event.at = clock.now();
    event.by = "chair";
    return database().write([&](store::Writer& writer) { return append_event(writer, board, before, event); });
  }
  bool append(SittingEvent const& event) { return append(kept(), event); }
  std::set<std::string> present(base::LocalDate of = day) {
    return database().read([&](store::Reader& reader) { return present_agencies(reader, board, of); });
  }
};
WARDMOTE_ON_BOTH_DATABASES(KeptSittings);

TEST_P(KeptSittings, hold_the_agencies_that_are_there_while_one_of_the_day_is_open) {
  EXPECT_TRUE(present().empty());
  append({.act = open_sitting});
  append({.act = agency_arrives, .agency = "police"});
  append({.act = agency_arrives, .agency = "health"});
  append({.act = agency_leaves, .agency = "police"});
  EXPECT_EQ(present(), std::set<std::string>{"health"});
  EXPECT_TRUE(present(next_day).empty()) << "a sitting ends with its day";
  append({.act = end_sitting});
  EXPECT_TRUE(present().empty());
}

TEST_P(KeptSittings, begin_anew_when_another_is_opened_on_the_day) {
  append({.act = open_sitting});
  append({.act = agency_arrives, .agency = "police"});
  append({.act = end_sitting});
  append({.act = open_sitting});
  EXPECT_EQ(kept().of_day, 2);
  EXPECT_EQ(kept().sitting.events, 1);
  EXPECT_TRUE(kept().sitting.present.empty());
}

TEST_P(KeptSittings, give_back_each_event_as_it_was_recorded) {
  append({.act = open_sitting});
  append({.act = read_reminder});
  append({.act = choose_discussion, .number = "2026-0014", .minutes = 12});
  append({.act = blank_sitting, .number = "2026-0014"});
  auto const sitting = kept().sitting;
  EXPECT_EQ(sitting.reminded_at, clock.now());
  EXPECT_EQ(sitting.current, "2026-0014");
  EXPECT_EQ(sitting.current_since, clock.now());
  EXPECT_EQ(sitting.current_minutes, 12);
  EXPECT_TRUE(sitting.is_blank);
}

TEST_P(KeptSittings, tell_who_said_when_that_too_much_was_shared_as_long_as_it_is_asked_for) {
  append({.act = open_sitting});
  append({.act = blank_sitting, .number = "2026-0014"});
  append({.act = lift_blank});
  clock.advance(std::chrono::hours(1));
  append({.act = blank_sitting});
  auto const since = [&](base::LocalDate first) {
    return database().read([&](store::Reader& reader) { return list_overshares(reader, board, first); });
  };
  auto const told = since(day);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].at - told[1].at, std::chrono::hours(1)) << "the newest first";
  EXPECT_EQ(told[1].by, "chair");
  EXPECT_EQ(told[1].number, "2026-0014");
  EXPECT_TRUE(since(next_day).empty());
}

TEST_P(KeptSittings, take_one_event_in_one_place) {
  auto const none = kept();
  EXPECT_TRUE(append(none, {.act = open_sitting}));
  EXPECT_FALSE(append(none, {.act = open_sitting}));
  auto const opened = kept();
  EXPECT_TRUE(append(opened, {.act = read_reminder}));
  EXPECT_FALSE(append(opened, {.act = agency_arrives, .agency = "police"}));
  EXPECT_TRUE(kept().sitting.present.empty());
}

TEST_P(KeptSittings, are_only_added_to) {
  append({.act = open_sitting});
  for (auto const* change : {"UPDATE sitting_event SET by = 'another'", "DELETE FROM sitting_event"})
    EXPECT_THROW(database().write_unpublished([&](store::Writer& writer) { writer.run(change); }), store::StoreFailure)
        << change;
}

TEST_P(KeptSittings, stand_in_the_audit_chain_with_what_each_event_is_about) {
  append({.act = open_sitting});
  append({.act = agency_arrives, .agency = "police"});
  append({.act = blank_sitting, .number = "2026-0014"});
  auto const subjects = database().read([&](store::Reader& reader) {
    return reader.list("SELECT action, subject FROM audit_entry WHERE board_id = :board ORDER BY sequence",
                       {{"board", board}},
                       [](store::Row const& row) { return row.text("action") + ": " + row.text("subject"); });
  });
  ASSERT_GE(subjects.size(), 3U);
  EXPECT_EQ(
      (std::vector(subjects.end() - 3, subjects.end())),
      (std::vector<std::string>{"open_sitting: sitting 2026-03-10 1", "agency_arrives: sitting 2026-03-10 1, police",
                                "blank_sitting: sitting 2026-03-10 1, 2026-0014"}));
}

}  // namespace
}  // namespace wardmote::situation::sitting_store_test
