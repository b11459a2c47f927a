#pragma once

#include "base/random.h"
#include "domains/board/meetings/meeting_samples.h"

// Meetings in which people ask for anything at any time, for tests.
namespace wardmote::board::samples {

/// An order at random: any act on any of a few items, motions and members; it often makes no sense.
inline LogEntry any_order(base::RandomStream& random) {
  static constexpr char const* choices[]{
      "report",  "consent", "closed", "minutes",  "majority_of_votes_cast", "two_thirds", "yes", "no", "abstain",
      "carried", "lost",    "",       "rescinds", "labour_relations"};
  static constexpr char const* references[]{"", "show_of_hands", "unanimous_consent", "labour_relations",
                                            "2026-11-26-regular"};
  auto const upto = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most) + 1)); };
  LogEntry order;
  order.act = static_cast<MeetingAct>(1 + upto(static_cast<int>(MeetingAct::strike_entry) - 1));
  order.item = upto(4);
  order.motion = upto(4);
  order.member = five[static_cast<std::size_t>(upto(4))].member;
  if (upto(1) == 1) order.seconder = five[static_cast<std::size_t>(upto(4))].member;
  order.choice = choices[upto(static_cast<int>(std::size(choices)) - 1)];
  order.reference = references[upto(static_cast<int>(std::size(references)) - 1)];
  if (upto(4) != 0) order.text = "Words";
  order.number = upto(60);
  return order;
}

/// What a clerk is likely to do next, so that walks get far; nothing if that is not plain.
inline LogEntry likely_order(MeetingRecord const& record, base::RandomStream& random) {
  using enum MeetingAct;
  auto order = any_order(random);
  order.motion = record.motion_before;
  if (auto const able = record.eligible(0); !able.empty())
    order.member = able[random.below(static_cast<std::uint32_t>(able.size()))].member;
  if (auto const* const motion = record.motion(record.motion_before)) {
    auto const is_carried = motion->vote && motion->vote->carried;
    switch (motion->state) {
      case MotionState::moved: order.act = second_motion; break;
      case MotionState::seconded: order.act = state_motion; break;
      case MotionState::stated:
      case MotionState::question_called:
        order.act = open_vote;
        order.choice = "majority_of_votes_cast";
        order.reference = "show_of_hands";
        break;
      case MotionState::vote_open:
        order.act = std::size(motion->vote->ballots) < record.eligible(motion->item).size() ? cast_ballot : close_vote;
        order.choice = order.number % 2 == 0 ? "yes" : "no";
        break;
      case MotionState::vote_closed:
        order.act = declare_result;
        order.choice = is_carried ? "carried" : "lost";
        break;
      default: break;
    }
    return order;
  }
  switch (record.state) {
    case MeetingState::planned:
      order.act = record.items.size() < 3 ? propose_item : give_notice;
      if (order.act == propose_item && order.number % 2 == 0) order.choice = "report";
      break;
    case MeetingState::noticed: order.act = call_to_order; break;
    case MeetingState::called:
      order.act = record.present.size() < 4 ? record_arrival : open_meeting;
      order.member = five[random.below(static_cast<std::uint32_t>(five.size()))].member;
      break;
    case MeetingState::recessed: order.act = resume_meeting; break;
    case MeetingState::closed_session: order.act = reopen_session; break;
    case MeetingState::open:
      order.act = record.item_before == 0 ? take_up_item : move_motion;
      if (order.act == move_motion) order.item = record.item_before;
      order.choice = order.reference = "";
      break;
    default: break;
  }
  return order;
}

/// Asks a meeting for `steps` things; `tell` is handed each answer that was written, with the log before it.
template <class Tell>
void walk(Script& script, unsigned seed, int steps, Tell tell) {
  base::RandomStream random(seed, 0);
  for (int i = 0; i < steps; ++i) {
    auto const order = random.below(3) == 0 ? any_order(random) : likely_order(script.record(), random);
    auto const ends = order.act == MeetingAct::cancel_meeting || order.act == MeetingAct::adjourn_meeting;
    if (ends && i < steps - 30) continue;  // or most walks would be short
    auto const entries = script.asks(order);
    if (!entries) continue;
    tell(order, *entries);
    script.log.insert(script.log.end(), entries->begin(), entries->end());
  }
}

}  // namespace wardmote::board::samples
