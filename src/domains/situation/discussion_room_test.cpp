// The table as it is kept, on both databases: who is let in, what is sealed, shed and written down, and a random walk beside the machine.

#include "domains/situation/discussion_room.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <boost/mp11.hpp>

#include "domains/situation/discussion_samples.h"
#include "domains/situation/discussion_words.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/seated_fixture.h"

namespace wardmote::situation::room_test {
namespace {

using namespace std::chrono_literals;
using namespace samples;
using base::RefusalCode;
using enum DiscussionAct;

class Tables : public SeatedPeople {
 protected:
  /// Somebody who sits for an agency, and keeps the table if they may.
  web::Context at_the_table(std::string const& agency, bool keeps = false) {
    return keeps ? officer_of(agency) : seated(agency);
  }
  std::string does(web::Context const& who, std::string const& number, Order const& order) {
    auto const done = record_act(room(), who, number, order);
    return done ? *done : std::string(code_of(done.error().code));
  }
  SeenDiscussion seen(std::string const& agency, std::string const& number) {
    auto const who = at_the_table(agency);
    return *read_discussion(room(), who, *admit(room(), who), number);
  }
  std::string presented() { return does(at_the_table("schools"), "", presenting()); }
};
WARDMOTE_ON_BOTH_DATABASES(Tables);

TEST_P(Tables, let_in_whoever_has_proved_it_and_goes_on_within_ten_minutes) {
  auto late = at_the_table("health");
  EXPECT_TRUE(admit(room(), late));
  clock.advance(9min);
  late.now = clock.now();
  late.principal.proved_until = {};
  EXPECT_TRUE(admit(room(), late)) << "it was used nine minutes ago";
  clock.advance(10min);
  late.now = clock.now();
  EXPECT_EQ(admit(room(), late).error().code, RefusalCode::proof_needed);
  late.principal.looks_as = "somebody else";
  EXPECT_EQ(admit(room(), late).error().code, RefusalCode::not_permitted);
  EXPECT_EQ(admit(room(), at_the_table("shelter")).error().code, RefusalCode::seat_missing);
}

TEST_P(Tables, number_discussions_by_the_year) {
  EXPECT_EQ(presented(), "2026-0001");
  EXPECT_EQ(presented(), "2026-0002");
}

TEST_P(Tables, give_a_part_to_whom_it_is_for_at_the_stage_where_the_discussion_stands) {
  auto const number = presented();
  EXPECT_EQ(seen("housing", number).discussion.factors->account, presenting().factors.account);
  EXPECT_EQ(does(at_the_table("police", true), number, deciding(agree_risk)), number);
  EXPECT_EQ(does(at_the_table("health"), number, answering("health", "yes")), number);
  EXPECT_EQ(does(at_the_table("police", true), number, forming()), number);
  auto const outside = seen("housing", number);
  EXPECT_FALSE(outside.discussion.factors);
  EXPECT_EQ(outside.discussion.lead->agency, "health");
  EXPECT_TRUE(seen("schools", number).discussion.plan);
  auto stale = at_the_table("schools");
  auto const admitted = *admit(room(), stale);
  stale.principal.proved_until = {};
  auto const without_proof = *read_discussion(room(), stale, admitted, number);
  EXPECT_FALSE(without_proof.discussion.plan) << "it takes a fresh proof";
  EXPECT_TRUE(without_proof.discussion.factors);
}

TEST_P(Tables, shed_a_rejected_discussion_so_that_no_copy_of_its_words_opens) {
  auto const number = presented();
  auto const before = *database().read([&](store::Reader& reader) { return read_discussion(reader, board, number); });
  ASSERT_TRUE(opened_whole(held.vault.get(), board, before)->factors);
  EXPECT_EQ(does(at_the_table("police", true), number, deciding(reject_discussion)), number);
  auto const after = seen("schools", number);
  EXPECT_TRUE(after.discussion.is_shed);
  EXPECT_FALSE(after.discussion.factors);
  EXPECT_TRUE(after.discussion.subject);
  EXPECT_EQ(after.discussion.conclusion->reason, "concl.rejected.not-aer");
  auto const copy = opened_whole(held.vault.get(), board, before);
  ASSERT_TRUE(copy);
  EXPECT_FALSE(copy->factors) << "a copy that was made before opens no more";
}

TEST_P(Tables, write_down_who_looked_and_at_what) {
  auto const number = presented();
  seen("housing", number);
  auto const readings =
      database().read([&](store::Reader& reader) { return list_readings(reader, board, number, 10); });
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings[0].agency, "housing");
  EXPECT_EQ(readings[0].parts, "subject factors");
}

TEST_P(Tables, keep_drafts_for_their_agency_alone_and_destroy_them_with_their_key) {
  auto const who = at_the_table("schools"), other = at_the_table("health");
  auto const admitted = *admit(room(), who), of_other = *admit(room(), other);
  ASSERT_TRUE(keep_draft(room(), who, admitted, "", {.type = "discussion_type.family"}));
  EXPECT_TRUE(read_drafts(room(), other, of_other)->empty());
  auto const draft = read_drafts(room(), who, admitted)->front();
  EXPECT_EQ(draft.words.type, "discussion_type.family");
  ASSERT_TRUE(keep_draft(room(), other, of_other, draft.id, {}));
  EXPECT_EQ(read_drafts(room(), who, admitted)->size(), 1U) << "nobody writes over another's draft";
  ASSERT_TRUE(discard_draft(room(), other, of_other, draft.id));
  EXPECT_EQ(read_drafts(room(), who, admitted)->size(), 1U) << "nor discards it";
  ASSERT_TRUE(discard_draft(room(), who, admitted, draft.id));
  EXPECT_TRUE(read_drafts(room(), who, admitted)->empty());
}

TEST_P(Tables, take_one_step_in_one_place) {
  auto const number = presented();
  auto const step = [&](std::int64_t sequence) {
    return database().write([&](store::Writer& writer) {
      return append_step(writer, board, {.number = number, .stage_since = clock.now()},
                         {.sequence = sequence, .at = clock.now(), .act = record_factors}, {});
    });
  };
  EXPECT_FALSE(step(1));
  EXPECT_FALSE(step(3));
  EXPECT_TRUE(step(2));
  EXPECT_FALSE(step(2));
}

/// An order of some kind, right or wrong.
Order any_order(int choice, std::string const& agency) {
  auto const act = static_cast<DiscussionAct>(choice % 16);
  Order order =
      act == agree_risk || act == reject_discussion || act == ask_for_more ? deciding(act) : Order{.act = act};
  if (act == record_factors) order.factors = presenting().factors;
  order.agency = agency;
  if (act == answer_request) order.answer = choice % 3 == 0 ? "no" : "yes";
  if (act == form_team) order.assisting = {"schools", "health"};
  if (act == widen_team) order.decision.agencies = {"police", "health"};
  if (act == plan_task) order.task = {.due = "2026-12-01", .text = "Offer a visit"};
  if (act == finish_task) order.task = {.number = 1, .state = "done"};
  if (act == record_contact) order.contact.met_on = "2026-01-01";
  if (act == record_consent) order.contact.consent = "sought";
  if (act == record_service) {
    order.service = "service_type.food";
    order.mobilization = "mobilization_type.informed";
  }
  if (act == conclude_discussion) order.reason = "concl.still.informed";
  return order;
}

TEST_P(Tables, walk_as_their_machine_does) {
  static std::vector<std::string> const agencies{"police", "health", "housing", "schools"};
  auto const is_right = rc::check("stage and steps follow the machine", [&] {
    auto const number = presented();
    auto stage = Stage::filter_2;
    std::int64_t steps = 1;
    auto const walk = *rc::gen::container<std::vector<int>>(18, rc::gen::inRange(0, 48));
    for (auto const choice : walk) {
      auto const& agency = agencies[static_cast<std::size_t>(choice) % agencies.size()];
      auto const order = any_order(choice, agency);
      if (order.act == present_discussion) continue;
      auto const done = does(at_the_table(agency, agency == "police"), number, order) == number;
      auto const expected = next(order.act, stage);
      RC_ASSERT(!done || expected.has_value());
      if (done) stage = *expected;
      steps += done ? 1 : 0;
      auto const held_now = database().read([&](store::Reader& reader) {
        return std::pair(*read_discussion(reader, board, number), list_steps(reader, board, number));
      });
      RC_ASSERT(held_now.first.known.stage == stage);
      RC_ASSERT(held_now.first.known.steps == steps);
      RC_ASSERT(static_cast<std::int64_t>(held_now.second.size()) == steps);
      RC_ASSERT(held_now.second.back().stage == stage);
    }
  });
  EXPECT_TRUE(is_right);
}

}  // namespace
}  // namespace wardmote::situation::room_test
