#include "domains/board/meetings/rules.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/meetings/machine.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;

/// Whether the machine of the meeting, and those of the item and the motion that the entry speaks of, have an arrow for it.
base::Answer<void> machines_allow(MeetingRecord const& record, LogEntry const& entry) {
  if (entry.act == MeetingAct::plan_meeting) return {};
  if (!next(meeting_steps(), entry.act, record.state))
    return base::refuse(RefusalCode::meeting_state_wrong, {{"state", std::string(base::spelling_of(record.state))}});
  auto const knows = [&](auto steps) {
    for (auto const& step : steps)
      if (step.act == entry.act) return true;
    return false;
  };
  auto const* const item = record.item(entry.item);
  if (entry.act != MeetingAct::give_notice && entry.act != MeetingAct::move_consent && knows(item_steps())) {
    if (!item) return base::refuse(RefusalCode::item_unknown, {{"item", std::to_string(entry.item)}});
    if (!next(item_steps(), entry.act, item->state))
      return base::refuse(RefusalCode::item_state_wrong,
                          {{"item", item->number.empty() ? std::to_string(item->id) : item->number},
                           {"state", std::string(base::spelling_of(item->state))}});
  }
  if (entry.act != MeetingAct::move_amendment && knows(motion_steps())) {
    auto const* const motion = record.motion(entry.motion);
    if (!motion) return base::refuse(RefusalCode::motion_unknown, {{"motion", std::to_string(entry.motion)}});
    if (!next(motion_steps(), entry.act, motion->state))
      return base::refuse(RefusalCode::motion_state_wrong, {{"state", std::string(base::spelling_of(motion->state))}});
  }
  return {};
}

}  // namespace

base::Answer<void> may_take_part(MeetingRecord const& record, std::string_view member, std::int64_t item) {
  auto const is_seated = [&] {
    for (auto const& seat : record.seats)
      if (seat.member == member) return true;
    return false;
  };
  if (!is_seated() && record.attends_without_vote(member))
    return base::refuse(RefusalCode::member_without_vote, {{"member", record.name_of(member)}});
  if (!is_seated() && !record.has_attended_without_vote(member))
    return base::refuse(RefusalCode::member_unknown, {{"member", std::string(member)}});
  if (!record.is_present(member))
    return base::refuse(RefusalCode::member_not_present, {{"member", record.name_of(member)}});
  auto const* const of = record.item(item);
  if (of && of->recused.contains(std::string(member)))
    return base::refuse(RefusalCode::member_recused, {{"member", record.name_of(member)}});
  return {};
}

base::Answer<void> has_quorum(MeetingRecord const& record, std::int64_t item) {
  auto const able = static_cast<int>(record.eligible(item).size());
  if (able >= record.quorum()) return {};
  return base::refuse(RefusalCode::quorum_missing,
                      {{"present", std::to_string(able)}, {"needed", std::to_string(record.quorum())}});
}

base::Answer<void> follows(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings) {
  if (auto const answer = machines_allow(record, entry); !answer) return answer;
  if (auto const answer = meeting_allows(record, entry, surroundings); !answer) return answer;
  if (auto const answer = agenda_allows(record, entry, surroundings); !answer) return answer;
  if (auto const answer = motion_allows(record, entry, surroundings); !answer) return answer;
  if (auto const answer = floor_allows(record, entry); !answer) return answer;
  return vote_allows(record, entry);
}

}  // namespace wardmote::board
