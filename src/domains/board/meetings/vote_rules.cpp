// What the rules ask of a vote.

#include <algorithm>

#include "base/choice.h"
#include "domains/board/meetings/rules.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

base::Answer<void> may_open(MeetingRecord const& record, LogEntry const& entry) {
  if (!base::choice_called<VoteRule>(entry.choice))
    return base::refuse_field("choice", message_id("Choose the rule of the vote"));
  if (!base::choice_called<VoteMethod>(entry.reference))
    return base::refuse_field("reference", message_id("Choose how the vote is taken"));
  return has_quorum(record, record.motion(entry.motion)->item);
}

base::Answer<void> may_cast(MeetingRecord const& record, LogEntry const& entry) {
  auto const& motion = *record.motion(entry.motion);
  if (!base::choice_called<Ballot>(entry.choice))
    return base::refuse_field("choice", message_id("Choose yes, no or abstain"));
  if (std::ranges::find(motion.vote->ballots, entry.member, &CastBallot::member) != motion.vote->ballots.end())
    return base::refuse(RefusalCode::ballot_cast_already, {{"member", record.name_of(entry.member)}});
  return may_take_part(record, entry.member, motion.item);
}

base::Answer<void> may_object(MeetingRecord const& record, LogEntry const& entry) {
  auto const& motion = *record.motion(entry.motion);
  if (motion.vote->method == VoteMethod::unanimous_consent) return may_take_part(record, entry.member, motion.item);
  return base::refuse(RefusalCode::motion_state_wrong, {{"state", std::string(base::spelling_of(motion.state))}});
}

base::Answer<void> may_count(MeetingRecord const& record, LogEntry const& entry) {
  auto const& motion = *record.motion(entry.motion);
  if (auto const quorum = has_quorum(record, motion.item); !quorum) return quorum;
  if (motion.vote->method == VoteMethod::unanimous_consent) return {};
  auto const& ballots = motion.vote->ballots;
  auto const missing = std::ranges::count_if(record.eligible(motion.item), [&](Seat const& seat) {
    return std::ranges::find(ballots, seat.member, &CastBallot::member) == ballots.end();
  });
  if (missing == 0) return {};
  return base::refuse(RefusalCode::ballots_missing, {{"missing", std::to_string(missing)}});
}

base::Answer<void> may_declare(MeetingRecord const& record, LogEntry const& entry) {
  auto const computed = record.motion(entry.motion)->vote->carried ? MotionState::carried : MotionState::lost;
  if (entry.choice == base::spelling_of(computed)) return {};
  return base::refuse(RefusalCode::declared_result_differs, {{"result", std::string(base::spelling_of(computed))}});
}

}  // namespace

base::Answer<void> vote_allows(MeetingRecord const& record, LogEntry const& entry) {
  switch (entry.act) {
    case MeetingAct::open_vote: return may_open(record, entry);
    case MeetingAct::cast_ballot: return may_cast(record, entry);
    case MeetingAct::object_to_consent: return may_object(record, entry);
    case MeetingAct::close_vote: return may_count(record, entry);
    case MeetingAct::declare_result: return may_declare(record, entry);
    default: return {};
  }
}

}  // namespace wardmote::board
