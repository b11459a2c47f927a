#include "domains/board/meetings/floor.h"

#include "domains/board/meetings/meeting_samples.h"

namespace wardmote::board {
namespace {

using samples::Script;
using enum MeetingAct;

LogEntry asks(char const* member, char const* side = "unsaid") {
  return {.act = ask_floor, .member = member, .choice = side};
}
LogEntry gives(char const* member, char const* minutes = "5") {
  return {.act = give_floor, .member = member, .reference = minutes};
}

/// The members who wait for the floor, in the fair order: "cab".
std::string order(Script const& script) {
  std::string members;
  for (auto const& claim : fair_order(script.record())) members += claim.member;
  return members;
}

TEST(TheFloor, is_given_in_the_order_of_asking_if_nothing_else_is_known) {
  Script script;
  script.opens().does(asks("c")).does(asks("a")).does(asks("b"));
  EXPECT_EQ(order(script), "cab");
}

TEST(TheFloor, goes_to_the_mover_of_the_motion_first_and_once) {
  Script script;
  script.opens().moves(1, "That it be so.").does(asks("c")).does(asks("a"));
  EXPECT_EQ(order(script), "ac");
  script.does(gives("a")).does(end_floor).does(asks("a"));
  EXPECT_EQ(order(script), "ca");
}

TEST(TheFloor, goes_to_whoever_has_not_spoken_to_the_question_before_whoever_has) {
  Script script;
  script.opens().does(gives("b")).does(end_floor).does(asks("b")).does(asks("c"));
  EXPECT_EQ(order(script), "cb");
  script.moves(1, "That it be so.");
  EXPECT_EQ(order(script), "bc") << "the motion is another question than the item";
}

TEST(TheFloor, goes_from_side_to_side_as_far_as_sides_are_known) {
  Script script;
  script.opens().moves(1, "That it be so.");
  script.does(asks("b", "in_favour")).does(asks("c", "in_favour")).does(asks("d", "opposed")).does(asks("e"));
  EXPECT_EQ(order(script), "bdce");
  script.does(gives("b"));
  EXPECT_EQ(order(script), "dce");
}

TEST(TheFloor, is_held_by_one_and_its_time_is_kept) {
  Script script;
  script.opens().does(asks("a")).does(gives("a", "3")).does(gives("b"));
  auto const record = script.record();
  ASSERT_EQ(record.turns.size(), 2U);
  EXPECT_EQ(record.turns[0].minutes, 3);
  EXPECT_EQ(*record.turns[0].ended, record.turns[1].began);
  EXPECT_EQ(record.floor()->member, "b");
  EXPECT_TRUE(record.claims.empty());
  script.does(end_floor);
  EXPECT_EQ(script.record().floor(), nullptr);
  EXPECT_EQ(*script.record().turns[1].ended - record.turns[1].began, std::chrono::minutes(1));
}

TEST(TheFloor, is_taken_back_by_whatever_turns_the_meeting_to_something_else) {
  for (auto const act : {recess_meeting, adjourn_meeting}) {
    Script script;
    script.opens().does(gives("a")).does(act);
    EXPECT_EQ(script.record().floor(), nullptr) << base::spelling_of(act);
  }
  Script script;
  script.opens({"a", "b", "c", "d"}).does(gives("a")).does(asks("b"));
  script.does({.act = record_departure, .member = "b"});
  EXPECT_TRUE(script.record().claims.empty());
  script.does({.act = record_departure, .member = "a"});
  EXPECT_EQ(script.record().floor(), nullptr);
}

TEST(TheFloor, is_refused_to_whoever_has_it_is_not_there_or_takes_no_part) {
  Script script;
  script.opens({"a", "b", "c", "d"});
  EXPECT_EQ(script.refusal(gives("e")), "member_not_present");
  EXPECT_EQ(script.refusal(asks("e")), "member_not_present");
  EXPECT_EQ(script.refusal({.act = end_floor}), "form_invalid");
  EXPECT_EQ(script.refusal(gives("a", "0")), "form_invalid");
  EXPECT_EQ(script.refusal(gives("a", "61")), "form_invalid");
  script.does(gives("a"));
  EXPECT_EQ(script.refusal(gives("a")), "form_invalid");
  EXPECT_EQ(script.refusal(asks("a")), "form_invalid");
  script.does(asks("b"));
  EXPECT_EQ(script.refusal(asks("b")), "form_invalid");
  script.does({.act = declare_conflict, .item = 1, .member = "c", .text = "A relative works there."});
  EXPECT_EQ(script.refusal(gives("c")), "member_recused");
}

TEST(TheFloor, is_nobodys_while_a_vote_is_open_or_counted) {
  Script script;
  script.opens().moves(1, "That it be so.").does(gives("a")).opens_vote();
  EXPECT_EQ(script.record().floor(), nullptr);
  EXPECT_EQ(script.refusal(gives("b")), "motion_state_wrong");
  script.votes({{"a", "yes"}, {"b", "yes"}, {"c", "yes"}, {"d", "yes"}, {"e", "no"}});
  script.does({.act = close_vote, .motion = 1});
  EXPECT_EQ(script.refusal(gives("b")), "motion_state_wrong");
  script.does({.act = declare_result, .motion = 1, .choice = "carried"}).does(gives("b"));
}

TEST(TheFloor, is_a_delegations_while_it_is_heard) {
  Script script;
  script.opens();
  script.surroundings.delegation = DelegationFacts{1, true};
  script.does({.act = hear_delegation, .item = 1, .text = "Ada Example", .reference = "10", .number = 1});
  auto const record = script.record();
  EXPECT_EQ(record.floor()->name, "Ada Example");
  EXPECT_EQ(record.floor()->minutes, 10);
  EXPECT_EQ(record.floor()->member, "");
}

}  // namespace
}  // namespace wardmote::board
