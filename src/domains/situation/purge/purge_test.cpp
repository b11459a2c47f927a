// What is destroyed is gone from every file, and what is on hold is not; on both databases.

#include <gtest/gtest.h>

#include <boost/mp11.hpp>

#include "domains/situation/discussion_samples.h"
#include "domains/situation/discussion_words.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/drafts/draft_record.h"
#include "domains/situation/purge/legal_hold.h"
#include "domains/situation/purge/purge_run.h"
#include "domains/situation/purge/purge_store.h"
#include "domains/situation/seated_fixture.h"
#include "store/audit_chain.h"
#include "store/backup/purged_records_store.h"

namespace wardmote::situation::purge_test {
namespace {

using namespace std::chrono_literals;
using base::RefusalCode;
using std::chrono::days;

constexpr std::string_view marker = "whom nobody may find";

/// A discussion that says the marker in every part: schools brought it, health and housing intervened.
Discussion marked(std::string number, std::string const& reason) {
  std::string const said(marker);
  return {.number = std::move(number),
          .stage = Stage::concluded,
          .catalogue = "test",
          .subject = Subject{.type = said, .agency = "schools"},
          .factors = Factors{.account = said},
          .decision = Decision{.note = said},
          .requests = Requests{{"health yes " + said}},
          .lead = Lead{"health"},
          .team = Team{{"housing"}, {said}},
          .plan = Plan{.tasks = {said}},
          .contact = Contact{.met_on = said},
          .services = Services{{said}},
          .conclusion = Conclusion{reason, said}};
}

class Purges : public samples::SeatedPeople {
 protected:
  /// Concluded now, for such a reason.
  std::string concluded(std::string const& reason) {
    auto const number = database().read([&](store::Reader& reader) { return next_number(reader, board, "2026"); });
    auto discussion = marked(number, reason);
    discussion.stage_since = clock.now();
    auto const parts = *sealed_parts(held.vault.get(), board, discussion, 1);
    EXPECT_EQ(parts.size(), boost::mp11::mp_size<boost::describe::describe_enumerators<Part>>::value) << "every part";
    DiscussionStep const step{.sequence = 1,
                              .at = clock.now(),
                              .by = "person of schools",
                              .act = DiscussionAct::conclude_discussion,
                              .stage = Stage::concluded};
    EXPECT_TRUE(
        database().write([&](store::Writer& writer) { return append_step(writer, board, discussion, step, parts); }));
    return number;
  }

  RestingDiscussion resting(std::string const& number) {
    return *database().read([&](store::Reader& reader) { return situation::read_discussion(reader, board, number); });
  }
  /// The parts that still open, of what rests there, or of a copy.
  std::set<Part> opening(RestingDiscussion const& resting) {
    auto const whole = *opened_whole(held.vault.get(), board, resting);
    std::set<Part> parts;
    if (whole.subject) parts.insert(Part::subject);
    if (whole.factors) parts.insert(Part::factors);
    if (whole.plan) parts.insert(Part::plan);
    if (whole.conclusion) parts.insert(Part::conclusion);
    return parts;
  }
  std::string wrapped(std::string const& number, PurgeLevel level) {
    return (**held.keys->find(record_of_level(board, number, level))).wrapped;
  }
  std::string files_that_show(std::string_view bytes) {
    return tests::files_that_hold(bytes, fresh.folder()) + tests::files_that_hold(bytes, held.folder.path());
  }
  /// "announced shredded drafts" of a run.
  std::string run() {
    auto const done = purge_due(room());
    if (!done) return std::string(code_of(done.error().code));
    return std::to_string(done->announced) + " " + std::to_string(done->shredded) + " " + std::to_string(done->drafts);
  }
  std::string holds(web::Context const& who, std::string const& number, PurgeAct act,
                    std::string const& ground = "access_request") {
    auto const done = record_hold(room(), who, number, act, act == PurgeAct::place_hold ? ground : "");
    return done ? "done" : std::string(code_of(done.error().code));
  }
  std::vector<Receipt> receipts(std::string const& agency = "") {
    return database().read([&](store::Reader& reader) { return list_receipts(reader, board, agency); });
  }
  bool chain_holds() {
    return !database().read([&](store::Reader& reader) { return store::first_broken_link(reader, board); });
  }
};
WARDMOTE_ON_BOTH_DATABASES(Purges);

TEST_P(Purges, leave_no_word_and_no_key_in_any_file) {
  auto const number = concluded("concl.other.deceased");
  auto const copy = resting(number);
  auto const key = wrapped(number, PurgeLevel::details), last_key = wrapped(number, PurgeLevel::rest);
  ASSERT_EQ(opening(copy).size(), 4U);
  ASSERT_NE(files_that_show(key), "") << "the search finds what is there";
  ASSERT_NE(files_that_show(last_key), "");
  EXPECT_EQ(files_that_show(marker), "") << "it is sealed";
  clock.advance(days(360));
  EXPECT_EQ(run(), "0 0 0") << "not due";
  clock.advance(days(10));
  EXPECT_EQ(run(), "1 0 0") << "announced";
  clock.advance(days(7) - 1min);
  EXPECT_EQ(run(), "0 0 0");
  EXPECT_NE(files_that_show(key), "");
  clock.advance(1min);
  EXPECT_EQ(run(), "0 1 0");
  EXPECT_EQ(files_that_show(key), "");
  EXPECT_NE(files_that_show(last_key), "") << "subject and conclusion have a key of their own";
  EXPECT_EQ(opening(resting(number)), (std::set{Part::subject, Part::conclusion}));
  EXPECT_EQ(opening(copy), (std::set{Part::subject, Part::conclusion})) << "nor does a copy open";
  clock.advance(days(5 * 365));
  EXPECT_EQ(run(), "1 0 0");
  clock.advance(days(7));
  EXPECT_EQ(run(), "0 1 0");
  EXPECT_EQ(files_that_show(last_key), "");
  EXPECT_EQ(files_that_show(marker), "");
  EXPECT_TRUE(opening(copy).empty());
  EXPECT_TRUE(resting(number).parts.empty());
  clock.advance(days(365));
  EXPECT_EQ(run(), "0 0 0") << "nothing is left to be done";
  EXPECT_TRUE(chain_holds());
}

TEST_P(Purges, leave_a_receipt_that_names_their_entry_of_the_audit_chain) {
  auto const number = concluded("concl.other.deceased");
  clock.advance(days(370));
  auto const announced_at = clock.now();
  ASSERT_EQ(run(), "1 0 0");
  clock.advance(days(7));
  ASSERT_EQ(run(), "0 1 0");
  auto const kept = receipts();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].receipt, 1);
  EXPECT_EQ(kept[0].what, Purged::details);
  EXPECT_EQ(kept[0].record, number);
  EXPECT_EQ(kept[0].announced_at, announced_at);
  EXPECT_EQ(kept[0].shredded_at, clock.now());
  EXPECT_EQ(kept[0].by, "schedule");
  auto const entry =
      database().read([&](store::Reader& reader) { return store::find_link(reader, board, kept[0].entry); });
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->entry.action, "shed_details");
  EXPECT_EQ(entry->entry.subject, "discussion " + number);
}

TEST_P(Purges, wait_while_a_legal_hold_stands_and_are_announced_anew_once_it_is_lifted) {
  auto const number = concluded("concl.other.deceased");
  clock.advance(days(370));
  ASSERT_EQ(run(), "1 0 0");
  clock.advance(days(6));
  ASSERT_EQ(holds(seated("housing"), number, PurgeAct::place_hold), "done");
  clock.advance(days(1000));
  EXPECT_EQ(run(), "0 0 0");
  EXPECT_EQ(opening(resting(number)).size(), 4U);
  EXPECT_EQ(holds(seated("housing"), number, PurgeAct::lift_hold), "done");
  EXPECT_EQ(run(), "1 0 0") << "seven days more";
  EXPECT_EQ(run(), "0 0 0");
  clock.advance(days(7));
  EXPECT_EQ(run(), "0 1 0");
}

TEST_P(Purges, are_held_by_the_agencies_of_the_discussion_and_the_officers_alone) {
  auto const number = concluded("concl.other.deceased");
  EXPECT_EQ(holds(seated("police"), number, PurgeAct::place_hold), "not_permitted") << "of the table, not of it";
  EXPECT_EQ(holds(seated("housing"), number, PurgeAct::place_hold, "curiosity"), "form_invalid");
  EXPECT_EQ(holds(seated("housing"), number, PurgeAct::lift_hold), "discussion_stage_wrong");
  EXPECT_EQ(holds(seated("housing"), number, PurgeAct::place_hold), "done");
  EXPECT_EQ(holds(seated("schools"), number, PurgeAct::place_hold), "form_invalid") << "it stands already";
  EXPECT_EQ(holds(seated("schools"), number, PurgeAct::lift_hold), "not_permitted") << "another agency placed it";
  EXPECT_EQ(holds(seated("police"), number, PurgeAct::lift_hold), "not_permitted");
  EXPECT_EQ(holds(officer_of("police"), number, PurgeAct::lift_hold), "done");
  EXPECT_EQ(holds(seated("schools"), number, PurgeAct::place_hold), "done");
  EXPECT_EQ(holds(seated("schools"), number, PurgeAct::lift_hold), "done");
  EXPECT_EQ(holds(officer_of("police"), number, PurgeAct::place_hold), "done");
  EXPECT_EQ(holds(seated("shelter"), number, PurgeAct::place_hold), "seat_missing");
  EXPECT_EQ(holds(seated("housing"), "2026-9999", PurgeAct::place_hold), "discussion_unknown");
}

TEST_P(Purges, shed_what_is_rejected_at_once_with_a_receipt_and_not_while_it_is_on_hold) {
  auto const rejecting = samples::deciding(DiscussionAct::reject_discussion);
  auto const first = *record_act(room(), seated("schools"), "", samples::presenting());
  ASSERT_TRUE(record_act(room(), officer_of("police"), first, rejecting));
  EXPECT_EQ(opening(resting(first)), (std::set{Part::subject, Part::conclusion}));
  ASSERT_EQ(receipts().size(), 1U);
  EXPECT_EQ(receipts()[0].by, "person of police");
  EXPECT_FALSE(receipts()[0].announced_at);
  auto const second = *record_act(room(), seated("schools"), "", samples::presenting());
  ASSERT_EQ(holds(seated("schools"), second, PurgeAct::place_hold), "done");
  ASSERT_TRUE(record_act(room(), officer_of("police"), second, rejecting));
  EXPECT_TRUE(opening(resting(second)).contains(Part::factors));
  EXPECT_EQ(receipts().size(), 1U);
  ASSERT_EQ(holds(officer_of("police"), second, PurgeAct::lift_hold), "done");
  EXPECT_EQ(run(), "1 0 0");
  clock.advance(days(7));
  EXPECT_EQ(run(), "0 1 0");
  EXPECT_FALSE(opening(resting(second)).contains(Part::factors));
  clock.advance(days(5 * 366));
  EXPECT_EQ(run(), "2 0 0") << "what remains, five years later";
}

TEST_P(Purges, are_held_up_by_none_that_cannot_be_opened) {
  auto const broken = concluded("concl.other.deceased"), whole = concluded("concl.other.deceased");
  database().write_unpublished([&](store::Writer& writer) {
    auto const of_both = "(SELECT words FROM discussion_part WHERE number = :from AND part = 'conclusion')";
    writer.run(
        "INSERT INTO discussion_part (board_id, number, part, sequence, words) SELECT :board, :into, "
        "'conclusion', 2, " +
            std::string(of_both),
        {{"board", board}, {"into", broken}, {"from", whole}});
  });
  clock.advance(days(370));
  EXPECT_EQ(run(), "seal_broken");
  clock.advance(days(7));
  EXPECT_EQ(run(), "seal_broken");
  EXPECT_FALSE(opening(resting(whole)).contains(Part::factors)) << "announced and destroyed all the same";
}

TEST_P(Purges, follow_the_newest_schedule) {
  concluded("concl.lowered.connected");
  clock.advance(days(100));
  EXPECT_EQ(run(), "0 0 0");
  database().write([&](store::Writer& writer) {
    add_purge_schedule(writer, board, {.lowered_months = 6}, clock.now(), "the coordinator");
    add_purge_schedule(writer, board, {.lowered_months = 3}, clock.now(), "the coordinator");
  });
  EXPECT_EQ(run(), "1 0 0");
}

TEST_P(Purges, destroy_a_draft_that_nobody_kept_again_and_tell_its_agency_alone) {
  auto const who = seated("schools");
  auto const admitted = *admit(room(), who);
  ASSERT_TRUE(keep_draft(room(), who, admitted, "", {.type = "discussion_type.family"}));
  clock.advance(days(89));
  EXPECT_EQ(run(), "0 0 0");
  auto const again = seated("schools");
  auto const draft = read_drafts(room(), again, admitted)->front();
  ASSERT_TRUE(keep_draft(room(), again, admitted, draft.id, draft.words));
  clock.advance(days(2));
  EXPECT_EQ(run(), "0 0 0") << "it was kept again two days ago";
  clock.advance(days(89));
  EXPECT_EQ(run(), "0 0 1");
  EXPECT_TRUE(read_drafts(room(), again, admitted)->empty());
  EXPECT_EQ(receipts("schools").size(), 1U);
  EXPECT_TRUE(receipts("health").empty()) << "nobody else knows that there was a draft";
}

TEST_P(Purges, are_done_once_more_with_a_receipt_where_a_copy_is_older_than_they_are) {
  auto const number = concluded("concl.other.deceased");
  auto const who = seated("schools");
  auto const admitted = *admit(room(), who);
  ASSERT_TRUE(keep_draft(room(), who, admitted, "", {.type = "discussion_type.family"}));
  auto const draft = read_drafts(room(), who, admitted)->front().id;
  auto const purged_at = clock.now() - days(3);
  std::vector const records{record_of_level(board, number, PurgeLevel::details), record_of_draft(board, draft)};
  held.keys->bury(records);  // as it is when a database is opened whose purge list says more than it did itself
  database().write_unpublished([&](store::Writer& writer) {
    for (auto const& record : records) store::enter_purged(writer, record, purged_at);
  });
  EXPECT_TRUE(read_drafts(room(), who, admitted)->empty()) << "nothing opens it";
  EXPECT_EQ(purge_due(room())->replayed, 2);
  EXPECT_TRUE(resting(number).known.is_shed);
  EXPECT_EQ(resting(number).parts.size(), 2U) << "what no key opens is gone";
  EXPECT_TRUE(read_drafts(room(), who, admitted)->empty());
  auto const kept = receipts("schools");
  ASSERT_EQ(kept.size(), 2U);
  for (auto const& receipt : kept) {
    EXPECT_EQ(receipt.by, "purge list");
    EXPECT_EQ(receipt.shredded_at, purged_at);
  }
  EXPECT_EQ(purge_due(room())->replayed, 0);
  EXPECT_TRUE(chain_holds());
}

TEST_P(Purges, forget_after_two_years_who_looked) {
  auto const number = concluded("concl.lowered.connected");
  auto const who = seated("schools");
  ASSERT_TRUE(read_discussion(room(), who, *admit(room(), who), number));
  auto const looked = [&] {
    return database().read([&](store::Reader& reader) { return list_readings(reader, board, number, 10).size(); });
  };
  clock.advance(days(730));
  ASSERT_TRUE(purge_due(room()));
  EXPECT_EQ(looked(), 1U);
  clock.advance(days(1));
  ASSERT_TRUE(purge_due(room()));
  EXPECT_EQ(looked(), 0U);
}

TEST_P(Purges, give_way_to_a_hold_that_came_at_the_same_moment) {
  auto const number = concluded("concl.other.deceased");
  clock.advance(days(370));
  ASSERT_EQ(run(), "1 0 0");
  auto const append = [&](PurgeAct act) {
    return database().write([&](store::Writer& writer) {
      return append_purge_step(writer, board, number, {.sequence = 2, .act = act, .at = clock.now(), .by = "test"});
    });
  };
  EXPECT_TRUE(append(PurgeAct::place_hold));
  EXPECT_FALSE(append(PurgeAct::shred_discussion)) << "it was decided before the hold was there";
}

}  // namespace
}  // namespace wardmote::situation::purge_test
