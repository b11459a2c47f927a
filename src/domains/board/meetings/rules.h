#pragma once

#include "base/refusal.h"
#include "domains/board/meetings/decide.h"

namespace wardmote::board {

/// Whether an entry follows from a record. Without `surroundings` what lies outside of the log is taken as given: so a log
/// that was once decided is gone through again.
base::Answer<void> follows(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings);

/// The parts of `follows`, each for the acts that it knows; nothing is refused for others.
base::Answer<void> meeting_allows(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings);
base::Answer<void> agenda_allows(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings);
base::Answer<void> motion_allows(MeetingRecord const& record, LogEntry const& entry, Surroundings const* surroundings);
base::Answer<void> floor_allows(MeetingRecord const& record, LogEntry const& entry);
base::Answer<void> vote_allows(MeetingRecord const& record, LogEntry const& entry);

/// Refuses member_unknown, member_without_vote, member_not_present and member_recused (from the item; 0: none).
base::Answer<void> may_take_part(MeetingRecord const& record, std::string_view member, std::int64_t item);

/// Refuses quorum_missing if fewer than a quorum of the seats may decide on the item (0: none in particular).
base::Answer<void> has_quorum(MeetingRecord const& record, std::int64_t item);

}  // namespace wardmote::board
