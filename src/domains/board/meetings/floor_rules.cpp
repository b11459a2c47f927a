// What the rules ask of whoever asks for the floor, or is given it.

#include <algorithm>

#include "base/choice.h"
#include "base/text.h"
#include "domains/board/meetings/rules.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using web::message_id;

base::Answer<void> are_minutes(std::string const& text) {
  auto const minutes = base::whole_number(text);
  if (minutes && *minutes >= 1 && *minutes <= floor_minutes_max) return {};
  return base::refuse_field("reference", message_id("Enter a number of minutes from 1 to 60."));
}

/// Whoever takes part speaks; so does a member of the board who attends without a vote.
base::Answer<void> may_speak(MeetingRecord const& record, LogEntry const& entry) {
  if (record.attends_without_vote(entry.member)) return {};
  return may_take_part(record, entry.member, record.item_before);
}

base::Answer<void> may_ask_floor(MeetingRecord const& record, LogEntry const& entry) {
  auto const has_asked = std::ranges::find(record.claims, entry.member, &FloorClaim::member) != record.claims.end();
  if (has_asked || record.has_floor(entry.member))
    return base::refuse_field("member", message_id("This member has asked for the floor already, or has it."));
  return may_speak(record, entry);
}

/// Nobody speaks between the opening of a vote and its result.
base::Answer<void> nobody_votes(MeetingRecord const& record) {
  auto const* const motion = record.motion(record.motion_before);
  if (!motion || (motion->state != MotionState::vote_open && motion->state != MotionState::vote_closed)) return {};
  return base::refuse(base::RefusalCode::motion_state_wrong,
                      {{"state", std::string(base::spelling_of(motion->state))}});
}

base::Answer<void> may_have_floor(MeetingRecord const& record, LogEntry const& entry) {
  if (record.has_floor(entry.member)) return base::refuse_field("member", message_id("This member has the floor."));
  if (auto const part = may_speak(record, entry); !part) return part;
  if (auto const minutes = are_minutes(entry.reference); !minutes) return minutes;
  return nobody_votes(record);
}

}  // namespace

base::Answer<void> floor_allows(MeetingRecord const& record, LogEntry const& entry) {
  switch (entry.act) {
    case MeetingAct::ask_floor: return may_ask_floor(record, entry);
    case MeetingAct::give_floor: return may_have_floor(record, entry);
    case MeetingAct::hear_delegation: return nobody_votes(record);
    case MeetingAct::end_floor:
      if (record.floor()) return {};
      return base::refuse_field("member", message_id("Nobody has the floor."));
    default: return {};
  }
}

}  // namespace wardmote::board
