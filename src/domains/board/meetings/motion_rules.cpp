// What the rules of order ask of motions.

#include "base/choice.h"
#include "domains/board/meetings/rules.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

std::unexpected<base::Refusal> pending(MeetingRecord const& record) {
  return base::refuse(RefusalCode::motion_pending, {{"motion", record.motion(record.motion_before)->text}});
}

/// Mover and seconder, where they are named.
base::Answer<void> may_move(MeetingRecord const& record, LogEntry const& entry, std::int64_t item) {
  if (entry.text.empty()) return base::refuse_field("text", message_id("Write the text of the motion"));
  if (auto const mover = may_take_part(record, entry.member, item); !mover) return mover;
  if (entry.seconder.empty()) return {};
  if (entry.seconder == entry.member)
    return base::refuse(RefusalCode::seconder_is_mover, {{"member", record.name_of(entry.member)}});
  return may_take_part(record, entry.seconder, item);
}

/// A motion on one that was decided before: reconsidered is what was carried or lost, rescinded what was carried.
base::Answer<void> refers_well(LogEntry const& entry, Surroundings const* surroundings) {
  if (entry.choice.empty() && entry.reference.empty()) return {};
  if (entry.choice != "reconsiders" && entry.choice != "rescinds")
    return base::refuse_field("choice",
                              message_id("Choose whether the motion reconsiders or rescinds the earlier one"));
  if (!surroundings) return {};
  auto const& motion = surroundings->referred;
  if (!motion) return base::refuse(RefusalCode::motion_unknown, {{"motion", entry.reference}});
  if (motion->state == MotionState::carried || (entry.choice == "reconsiders" && motion->state == MotionState::lost))
    return {};
  return base::refuse(RefusalCode::motion_state_wrong, {{"state", std::string(base::spelling_of(motion->state))}});
}

base::Answer<void> may_move_main(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings) {
  if (record.motion_before != 0) return pending(record);
  if (auto const refers = refers_well(entry, surroundings); !refers) return refers;
  return may_move(record, entry, entry.item);
}

base::Answer<void> may_move_consent(MeetingRecord const& record, LogEntry const& entry) {
  if (record.motion_before != 0) return pending(record);
  auto const waits = [](AgendaItem const& item) {
    return item.kind == ItemKind::consent && !item.pulled && item.state == ItemState::published;
  };
  if (std::ranges::none_of(record.items, waits)) return base::refuse(RefusalCode::agenda_empty);
  return may_move(record, entry, 0);
}

/// An amendment is of the motion before the meeting, once that is stated; an amendment of an amendment is the last.
base::Answer<void> may_amend(MeetingRecord const& record, LogEntry const& entry) {
  auto const* const before = record.motion(record.motion_before);
  if (!before) return base::refuse(RefusalCode::motion_unknown, {{"motion", std::to_string(entry.motion)}});
  if (before->state != MotionState::stated)
    return base::refuse(RefusalCode::motion_state_wrong, {{"state", std::string(base::spelling_of(before->state))}});
  auto const* const above = record.motion(before->amends);
  if ((above && above->amends != 0) || before->takes_consent) return pending(record);
  return may_move(record, entry, before->item);
}

base::Answer<void> may_second(MeetingRecord const& record, LogEntry const& entry) {
  auto const& motion = *record.motion(entry.motion);
  if (motion.mover == entry.member)
    return base::refuse(RefusalCode::seconder_is_mover, {{"member", record.name_of(entry.member)}});
  return may_take_part(record, entry.member, motion.item);
}

}  // namespace

base::Answer<void> motion_allows(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings) {
  using enum MeetingAct;
  switch (entry.act) {
    case move_motion: return may_move_main(record, entry, surroundings);
    case move_consent: return may_move_consent(record, entry);
    case move_amendment: return may_amend(record, entry);
    case second_motion:
      if (record.motion_before != entry.motion) return pending(record);
      return may_second(record, entry);
    case state_motion:
    case call_question:
    case withdraw_motion:
    case rule_out_of_order:
    case defer_motion:
    case refer_motion:
    case open_vote:
      if (record.motion_before != entry.motion) return pending(record);
      return {};
    default: return {};
  }
}

}  // namespace wardmote::board
