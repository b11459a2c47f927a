#include "domains/board/delegations/delegation.h"

#include <gtest/gtest.h>

#include "domains/board/delegations/delegation_rule.h"

namespace wardmote::board {
namespace {

using enum DelegationAct;

DelegationStep step(DelegationAct act) { return {.act = act, .reason = DeclineReason::no_time_left, .minutes = 10}; }

Delegation after(std::initializer_list<DelegationAct> acts) {
  Delegation delegation{.request = {.name = "Ada Example"}};
  for (auto const act : acts) delegation.steps.push_back(step(act));
  return delegation;
}

/// The field that a refusal names; "allowed" for none.
std::string refused(Delegation const& delegation, DelegationStep const& next, bool was_heard = false,
                    bool has_motion = false) {
  auto const answer = may_follow(delegation, was_heard, next, has_motion);
  return answer ? "allowed" : answer.error().fields.front().field;
}

TEST(ARequestToSpeak, is_accepted_declined_or_withdrawn_and_may_be_answered_anew) {
  EXPECT_EQ(state_of(after({}), false), DelegationState::asked);
  EXPECT_EQ(state_of(after({accept_delegation}), false), DelegationState::accepted);
  EXPECT_EQ(state_of(after({decline_delegation}), false), DelegationState::declined);
  EXPECT_EQ(state_of(after({decline_delegation, accept_delegation}), false), DelegationState::accepted);
  EXPECT_EQ(state_of(after({accept_delegation, withdraw_delegation}), false), DelegationState::withdrawn);
  EXPECT_EQ(state_of(after({accept_delegation, note_absent}), false), DelegationState::absent);
}

TEST(ARequestToSpeak, was_heard_if_the_log_of_the_meeting_says_so) {
  EXPECT_EQ(state_of(after({accept_delegation}), true), DelegationState::heard);
  for (auto const act : {accept_delegation, decline_delegation, withdraw_delegation, note_absent})
    EXPECT_EQ(refused(after({accept_delegation}), step(act), true), "request");
}

TEST(ARequestToSpeak, goes_nowhere_once_it_was_withdrawn) {
  for (auto const act : {accept_delegation, decline_delegation, withdraw_delegation, note_absent})
    EXPECT_EQ(refused(after({withdraw_delegation}), step(act)), "request");
}

TEST(ARequestToSpeak, is_declined_for_a_reason_of_the_list_and_accepted_for_some_minutes) {
  EXPECT_EQ(refused(after({}), {.act = decline_delegation}), "reason");
  EXPECT_EQ(refused(after({}), step(decline_delegation)), "allowed");
  EXPECT_EQ(refused(after({}), {.act = accept_delegation, .minutes = 0}), "minutes");
  EXPECT_EQ(refused(after({}), {.act = accept_delegation, .minutes = 61}), "minutes");
  EXPECT_EQ(refused(after({}), step(accept_delegation)), "allowed");
  EXPECT_EQ(refused(after({}), step(note_absent)), "request");
}

TEST(ALateRequest, is_accepted_by_a_carried_motion_alone) {
  auto late = after({});
  late.request.is_late = true;
  EXPECT_EQ(refused(late, step(accept_delegation)), "motion");
  EXPECT_EQ(refused(late, step(accept_delegation), false, true), "allowed");
  EXPECT_EQ(refused(late, step(decline_delegation)), "allowed");
}

TEST(TheNameOfADelegation, is_printed_with_its_organisation) {
  EXPECT_EQ(printed_name({.name = "Ada Example"}), "Ada Example");
  EXPECT_EQ(printed_name({.name = "Ada Example", .organisation = "Friends of the Library"}),
            "Ada Example (Friends of the Library)");
}

TEST(TheTimeToAsk, ends_by_the_rule_on_the_boards_own_clock) {
  EXPECT_EQ(base::to_text(deadline_of({}, "2026-12-17", "America/Toronto")), "2026-12-15T17:00:00.000000Z");
  EXPECT_EQ(base::to_text(deadline_of({}, "2026-06-25", "America/Toronto")), "2026-06-23T16:00:00.000000Z");
  EXPECT_EQ(base::to_text(deadline_of({.business_days = 0, .time = "08:30"}, "2026-12-17", "America/Toronto")),
            "2026-12-17T13:30:00.000000Z");
}

TEST(TheRuleOfAsking, is_refused_out_of_its_ranges_field_by_field) {
  EXPECT_TRUE(is_sound({}));
  auto const refusal = is_sound({.business_days = 21, .time = "noon", .minutes = 0});
  ASSERT_FALSE(refusal);
  std::vector<std::string> fields;
  for (auto const& field : refusal.error().fields) fields.push_back(field.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"business_days", "time", "minutes"}));
}

}  // namespace
}  // namespace wardmote::board
