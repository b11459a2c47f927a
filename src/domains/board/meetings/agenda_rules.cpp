// What the rules ask of agenda items.

#include "base/choice.h"
#include "domains/board/meetings/rules.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

base::Answer<void> is_item_whole(LogEntry const& entry) {
  auto const kind = base::choice_called<ItemKind>(entry.choice);
  if (!kind) return base::refuse_field("choice", message_id("Choose a kind of item"));
  if (entry.text.empty())
    return base::refuse_field("text", message_id("Give the item a title that everybody may read"));
  if (*kind == ItemKind::closed && !base::choice_called<ClosedGround>(entry.reference))
    return base::refuse(RefusalCode::closed_ground_missing);
  if (*kind == ItemKind::minutes && entry.reference.empty())
    return base::refuse_field("reference", message_id("Choose the meeting that the minutes are of"));
  return {};
}

base::Answer<void> may_be_late(MeetingRecord const& record, LogEntry const& entry) {
  auto const* const motion = record.motion(entry.motion);
  if (!motion || motion->state != MotionState::carried) return base::refuse(RefusalCode::late_item_needs_motion);
  return is_item_whole(entry);
}

/// Closed items are taken in closed session, and no others are.
base::Answer<void> is_in_its_session(MeetingRecord const& record, LogEntry const& entry) {
  auto const is_closed = record.item(entry.item)->kind == ItemKind::closed;
  if (is_closed == (record.state == MeetingState::closed_session)) return {};
  return base::refuse(RefusalCode::meeting_state_wrong, {{"state", std::string(base::spelling_of(record.state))}});
}

base::Answer<void> may_be_pulled(MeetingRecord const& record, LogEntry const& entry) {
  auto const& item = *record.item(entry.item);
  if (item.kind == ItemKind::consent && !item.pulled) return may_take_part(record, entry.member, 0);
  return base::refuse(RefusalCode::item_state_wrong,
                      {{"item", item.number}, {"state", std::string(base::spelling_of(item.state))}});
}

/// Of a closed item of this meeting; or, without an item, of the one of an earlier meeting that the reference names.
bool is_of_closed_item(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings) {
  auto const* const item = record.item(entry.item);
  if (entry.item != 0) return item && item->kind == ItemKind::closed;
  auto const earlier = reported_item(entry.reference);
  return earlier && earlier->meeting.substr(0, record.date.size()) <= record.date &&
         (!surroundings || (earlier->meeting != surroundings->meeting && surroundings->reports_on_closed_item));
}

/// In both languages. Who lets it out is decided behind the wall (src/domains/closed).
base::Answer<void> may_report_out(MeetingRecord const& record, LogEntry const& entry,
                                  Surroundings const* surroundings) {
  if (!is_of_closed_item(record, entry, surroundings))
    return base::refuse(RefusalCode::item_unknown, {{"item", std::to_string(entry.item)}});
  if (entry.text.empty()) return base::refuse_field("text", message_id("Write in English what is to become public"));
  if (entry.text_fr.empty())
    return base::refuse_field("text_fr", message_id("Write in French what is to become public"));
  return {};
}

/// Heard is who was accepted for the item that is taken up, once; or whom the board admits by a motion that it carried.
base::Answer<void> may_be_heard(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings) {
  if (record.item_before != entry.item) {
    auto const& item = *record.item(entry.item);
    return base::refuse(RefusalCode::item_state_wrong,
                        {{"item", item.number}, {"state", std::string(base::spelling_of(item.state))}});
  }
  if (entry.number == 0) {
    if (entry.text.empty())
      return base::refuse_field("text", message_id("Enter the name as the minutes are to print it."));
    auto const* const motion = record.motion(entry.motion);
    if (motion && motion->state == MotionState::carried) return {};
    return base::refuse_field("motion",
                              message_id("Choose the motion that was carried to hear somebody who had not asked."));
  }
  if (record.has_heard(entry.number))
    return base::refuse_field("number", message_id("This delegation was heard already."));
  if (!surroundings) return {};
  auto const& asked = surroundings->delegation;
  if (asked && asked->is_accepted && asked->item == entry.item) return {};
  return base::refuse_field("number", message_id("Choose a delegation that was accepted for this item."));
}

}  // namespace

base::Answer<void> agenda_allows(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings) {
  using enum MeetingAct;
  switch (entry.act) {
    case propose_item: return is_item_whole(entry);
    case add_late_item: return may_be_late(record, entry);
    case pull_item: return may_be_pulled(record, entry);
    case report_out: return may_report_out(record, entry, surroundings);
    case hear_delegation: return may_be_heard(record, entry, surroundings);
    case take_up_item:
    case receive_item: return is_in_its_session(record, entry);
    default: return {};
  }
}

}  // namespace wardmote::board
