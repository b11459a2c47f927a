#include "domains/board/meetings/machine.h"

#include <vector>

namespace wardmote::board {
namespace {

using enum MeetingAct;

/// An arrow from each of the states to itself.
void stay(std::vector<Step<MeetingState>>& steps, std::initializer_list<MeetingAct> acts,
          std::initializer_list<MeetingState> states) {
  for (auto const act : acts)
    for (auto const state : states) steps.push_back({act, state, state});
}

std::vector<Step<MeetingState>> make_meeting_steps() {
  using enum MeetingState;
  std::vector<Step<MeetingState>> steps{{give_notice, planned, noticed},
                                        {cancel_meeting, planned, cancelled},
                                        {cancel_meeting, noticed, cancelled},
                                        {call_to_order, noticed, called},
                                        {open_meeting, called, open},
                                        {recess_meeting, open, recessed},
                                        {recess_meeting, closed_session, recessed},
                                        {resume_meeting, recessed, open},
                                        {close_session, open, closed_session},
                                        {reopen_session, closed_session, open},
                                        {adjourn_meeting, called, adjourned},
                                        {adjourn_meeting, open, adjourned},
                                        {adjourn_meeting, recessed, adjourned},
                                        {draft_minutes, adjourned, minutes_drafted},
                                        {adopt_minutes, minutes_drafted, minutes_adopted},
                                        {seal_meeting, minutes_adopted, sealed}};
  stay(steps, {propose_item, place_item, drop_item}, {planned});
  stay(steps, {seat_member}, {called});
  stay(steps, {name_committee}, {planned});
  stay(steps, {record_arrival, record_departure, record_attendance}, {called, open, closed_session, recessed});
  stay(steps, {declare_conflict}, {called, open, closed_session});
  stay(steps, {add_late_item,     pull_item,     move_motion,     move_consent,      move_amendment, second_motion,
               state_motion,      call_question, withdraw_motion, rule_out_of_order, defer_motion,   refer_motion,
               hear_delegation,   ask_floor,     give_floor,      end_floor,         open_vote,      cast_ballot,
               object_to_consent, close_vote,    declare_result},
       {open});
  stay(steps, {take_up_item, receive_item, defer_item, refer_item}, {open, closed_session});
  stay(steps, {report_out}, {open, recessed, adjourned, minutes_drafted});
  stay(steps, {edit_minutes}, {minutes_drafted});
  stay(steps, {strike_entry}, {planned, called, open, closed_session, recessed, adjourned, minutes_drafted});
  return steps;
}

}  // namespace

std::span<Step<MeetingState> const> meeting_steps() {
  static auto const steps = make_meeting_steps();
  return steps;
}

std::span<Step<ItemState> const> item_steps() {
  using enum ItemState;
  static constexpr Step<ItemState> steps[] = {
      {place_item, proposed, proposed},      {drop_item, proposed, dropped},      {give_notice, proposed, published},
      {pull_item, published, published},     {take_up_item, published, taken_up}, {move_consent, published, published},
      {move_motion, taken_up, moved},        {move_motion, moved, moved},         {receive_item, published, received},
      {receive_item, taken_up, received},    {defer_item, published, deferred},   {defer_item, taken_up, deferred},
      {defer_item, moved, deferred},         {refer_item, taken_up, referred},    {refer_item, moved, referred},
      {hear_delegation, taken_up, taken_up}, {hear_delegation, moved, moved}};
  return steps;
}

std::span<Step<MotionState> const> motion_steps() {
  using enum MotionState;
  static constexpr Step<MotionState> steps[] = {{second_motion, moved, seconded},
                                                {state_motion, seconded, stated},
                                                {move_amendment, stated, stated},
                                                {call_question, stated, question_called},
                                                {open_vote, stated, vote_open},
                                                {open_vote, question_called, vote_open},
                                                {cast_ballot, vote_open, vote_open},
                                                {object_to_consent, vote_open, vote_open},
                                                {close_vote, vote_open, vote_closed},
                                                {declare_result, vote_closed, carried},
                                                {withdraw_motion, moved, withdrawn},
                                                {withdraw_motion, seconded, withdrawn},
                                                {withdraw_motion, stated, withdrawn},
                                                {rule_out_of_order, moved, out_of_order},
                                                {rule_out_of_order, seconded, out_of_order},
                                                {rule_out_of_order, stated, out_of_order},
                                                {defer_motion, stated, deferred},
                                                {defer_motion, question_called, deferred},
                                                {refer_motion, stated, referred},
                                                {refer_motion, question_called, referred}};
  return steps;
}

}  // namespace wardmote::board
