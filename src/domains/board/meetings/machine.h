#pragma once

#include <optional>
#include <span>

#include "domains/board/meetings/act.h"
#include "domains/board/meetings/meeting.h"

namespace wardmote::board {

/// One arrow of a machine: in `from` the act is possible, and leads to `to`.
template <class State>
struct Step {
  MeetingAct act;
  State from;
  State to;
};

/// The machines of a meeting, an item and a motion, as data: all that is possible, and nothing else is. An act that says
/// nothing of a meeting's own state has an arrow from each state in which it may be recorded to that same state.
/// machine_test.cpp walks them whole: no state without a way on but the last ones, adoption reachable from each that is
/// neither cancelled nor sealed.
std::span<Step<MeetingState> const> meeting_steps();
std::span<Step<ItemState> const> item_steps();
std::span<Step<MotionState> const> motion_steps();

/// Where an act leads from a state; nothing if it does not follow from there.
template <class State>
std::optional<State> next(std::span<Step<State> const> steps, MeetingAct act, State from) {
  for (auto const& step : steps)
    if (step.act == act && step.from == from) return step.to;
  return std::nullopt;
}

}  // namespace wardmote::board
