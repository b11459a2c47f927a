#include "domains/board/meetings/machine.h"

#include <gtest/gtest.h>

#include <boost/mp11.hpp>
#include <set>

namespace wardmote::board {
namespace {

template <class State>
std::set<State> all_states() {
  std::set<State> states;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<State>>(
      [&](auto enumerator) { states.insert(enumerator.value); });
  return states;
}

/// The states that can be reached from one.
template <class State>
std::set<State> reached(std::span<Step<State> const> steps, State from) {
  std::set<State> found{from};
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (auto const& step : steps)
      if (found.contains(step.from)) found.insert(step.to);
  }
  return found;
}

/// The states that nothing leads out of.
template <class State>
std::set<State> last_ones(std::span<Step<State> const> steps) {
  auto states = all_states<State>();
  for (auto const& step : steps)
    if (step.from != step.to) states.erase(step.from);
  return states;
}

TEST(MachineOfMeetings, ends_only_when_sealed_or_cancelled) {
  EXPECT_EQ(last_ones(meeting_steps()), (std::set{MeetingState::sealed, MeetingState::cancelled}));
}

TEST(MachineOfMeetings, admits_nothing_once_sealed_or_cancelled) {
  for (auto const& step : meeting_steps()) {
    EXPECT_NE(step.from, MeetingState::sealed);
    EXPECT_NE(step.from, MeetingState::cancelled);
  }
}

TEST(MachineOfMeetings, reaches_every_state_from_planned) {
  EXPECT_EQ(reached(meeting_steps(), MeetingState::planned), all_states<MeetingState>());
}

TEST(MachineOfMeetings, can_reach_adoption_from_every_state_before_it) {
  for (auto const state : all_states<MeetingState>())
    if (state != MeetingState::cancelled && state != MeetingState::sealed) {
      EXPECT_TRUE(reached(meeting_steps(), state).contains(MeetingState::minutes_adopted)) << static_cast<int>(state);
    }
}

TEST(MachineOfMeetings, never_leads_back_once_it_is_over) {
  for (auto const& step : meeting_steps())
    if (step.from >= MeetingState::adjourned) {
      EXPECT_GE(step.to, step.from);
    }
}

TEST(MachineOfItems, ends_only_when_dropped_received_deferred_or_referred) {
  EXPECT_EQ(last_ones(item_steps()),
            (std::set{ItemState::dropped, ItemState::received, ItemState::deferred, ItemState::referred}));
  EXPECT_EQ(reached(item_steps(), ItemState::proposed), all_states<ItemState>());
}

TEST(MachineOfMotions, ends_only_with_a_result_or_by_being_taken_away) {
  using enum MotionState;
  EXPECT_EQ(last_ones(motion_steps()),
            (std::set{carried, lost, withdrawn, out_of_order, MotionState::deferred, MotionState::referred}));
}

TEST(MachineOfMotions, reaches_every_state_but_lost_which_the_votes_decide) {
  auto found = reached(motion_steps(), MotionState::moved);
  found.insert(MotionState::lost);
  EXPECT_EQ(found, all_states<MotionState>());
}

TEST(MachineOfMotions, lets_none_be_carried_that_was_not_voted_on) {
  for (auto const& step : motion_steps())
    if (step.to == MotionState::carried) {
      EXPECT_EQ(step.from, MotionState::vote_closed);
    }
}

}  // namespace
}  // namespace wardmote::board
