// What the rules ask of a meeting itself: notice, roll, quorum, closed session, minutes.

#include <algorithm>
#include <chrono>

#include "base/choice.h"
#include "domains/board/meetings/rules.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

base::Answer<void> may_give_notice(MeetingRecord const& record, LogEntry const& entry,
                                   Surroundings const* surroundings) {
  auto const is_on = [](AgendaItem const& item) { return item.state == ItemState::proposed; };
  if (std::ranges::none_of(record.items, is_on)) return base::refuse(RefusalCode::agenda_empty);
  if (!surroundings) return {};
  auto const date = base::date_of(record.date);
  auto const days = (std::chrono::sys_days(*date) - std::chrono::sys_days(surroundings->today)).count();
  if (days >= notice_days_min || !entry.text.empty()) return {};
  return base::refuse(RefusalCode::notice_too_short,
                      {{"days", std::to_string(days)}, {"needed", std::to_string(notice_days_min)}});
}

base::Answer<void> may_arrive(MeetingRecord const& record, LogEntry const& entry) {
  auto const part = may_take_part(record, entry.member, 0);
  if (part) return base::refuse(RefusalCode::member_present_already, {{"member", record.name_of(entry.member)}});
  if (part.error().code == RefusalCode::member_not_present) return {};
  return part;
}

/// Whoever takes part leaves, and whoever only attends.
base::Answer<void> may_leave(MeetingRecord const& record, LogEntry const& entry) {
  if (record.attends_without_vote(entry.member)) return {};
  return may_take_part(record, entry.member, 0);
}

/// Only a committee has members of the board who are not its own.
base::Answer<void> may_attend(MeetingRecord const& record, LogEntry const& entry) {
  auto const is_seated = std::ranges::find(record.seats, entry.member, &Seat::member) != record.seats.end();
  if (record.attends_without_vote(entry.member) || record.is_present(entry.member))
    return base::refuse(RefusalCode::member_present_already, {{"member", record.name_of(entry.member)}});
  if (is_seated) return base::refuse_field("member", message_id("This member has a seat: record the arrival instead"));
  if (record.has_attended_without_vote(entry.member))
    return base::refuse_field("member", message_id("This member was here before: record the return instead"));
  if (entry.text.empty()) return base::refuse(RefusalCode::member_unknown, {{"member", entry.member}});
  return {};
}

base::Answer<void> may_call(MeetingRecord const& record, Surroundings const* surroundings) {
  if (!surroundings || !surroundings->seats.empty()) return {};
  return record.is_of_committee()
             ? base::refuse(RefusalCode::committee_has_no_members, {{"committee", record.committee.title_en}})
             : base::refuse(RefusalCode::board_has_no_members);
}

base::Answer<void> may_declare(MeetingRecord const& record, LogEntry const& entry) {
  auto const* const item = record.item(entry.item);
  if (!item) return base::refuse(RefusalCode::item_unknown, {{"item", std::to_string(entry.item)}});
  if (entry.text.empty()) return base::refuse_field("text", message_id("State the general nature of the interest"));
  return may_take_part(record, entry.member, entry.item);
}

base::Answer<void> may_close(MeetingRecord const& record, LogEntry const& entry) {
  if (!base::choice_called<ClosedGround>(entry.choice)) return base::refuse(RefusalCode::closed_ground_missing);
  auto const* const motion = record.motion(entry.motion);
  if (!motion) return base::refuse(RefusalCode::motion_unknown, {{"motion", std::to_string(entry.motion)}});
  if (motion->state == MotionState::carried) return {};
  return base::refuse(RefusalCode::motion_state_wrong, {{"state", std::string(base::spelling_of(motion->state))}});
}

base::Answer<void> may_adopt(MeetingRecord const& record, Surroundings const& surroundings) {
  auto const& motion = surroundings.referred;
  if (motion && motion->state == MotionState::carried && motion->meeting_date > record.date &&
      motion->item_kind == ItemKind::minutes && motion->item_reference == surroundings.meeting)
    return {};
  return base::refuse(RefusalCode::adoption_needs_motion);
}

base::Answer<void> is_planned_well(LogEntry const& entry) {
  if (!base::choice_called<MeetingKind>(entry.choice))
    return base::refuse_field("choice", message_id("Choose a kind of meeting"));
  if (entry.text.empty()) return base::refuse_field("text", message_id("Say where the meeting is held"));
  return {};
}

base::Answer<void> nothing_pending(MeetingRecord const& record) {
  if (record.motion_before == 0) return {};
  return base::refuse(RefusalCode::motion_pending, {{"motion", record.motion(record.motion_before)->text}});
}

}  // namespace

base::Answer<void> meeting_allows(MeetingRecord const& record, LogEntry const& entry,
                                  Surroundings const* surroundings) {
  using enum MeetingAct;
  switch (entry.act) {
    case plan_meeting: return is_planned_well(entry);
    case give_notice: return may_give_notice(record, entry, surroundings);
    case call_to_order: return may_call(record, surroundings);
    case record_attendance: return may_attend(record, entry);
    case record_arrival: return may_arrive(record, entry);
    case record_departure: return may_leave(record, entry);
    case declare_conflict: return may_declare(record, entry);
    case open_meeting:
    case resume_meeting: return has_quorum(record, 0);
    case close_session: return may_close(record, entry);
    case adjourn_meeting:
    case take_up_item: return nothing_pending(record);
    case edit_minutes:
      if (entry.text.empty()) return base::refuse_field("text", message_id("Write the line as it is to read"));
      return {};
    case adopt_minutes: return surroundings ? may_adopt(record, *surroundings) : base::Answer<void>{};
    default: return {};
  }
}

}  // namespace wardmote::board
