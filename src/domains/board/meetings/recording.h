#pragma once

#include <string>

#include "base/refusal.h"
#include "domains/board/meetings/act.h"
#include "domains/board/room.h"

namespace wardmote::board {

/// Makes a meeting with its first entry; gives its name. `order` has the kind as `choice`, day and time as `reference`
/// ("2026-12-17 09:00"), the place as texts. `committee` is the one that it is of, as addresses name it; empty:
/// the whole board. Refuses form_invalid, committee_unknown and meeting_exists.
base::Answer<std::string> make_meeting(BoardRoom const& room, LogEntry order, std::string_view committee = {});

/// Writes what follows from `order` (decide.h) to a meeting's log, with its audit entries, in one transaction. Refuses
/// meeting_unknown, and whatever `decide` does.
base::Answer<void> record_act(BoardRoom const& room, std::string const& meeting, LogEntry order);
base::Answer<void> record_act(BoardRoom const& room, store::Writer& writer, std::string const& meeting,
                              LogEntry const& asked);

/// As `record_act` with cast_ballot, for a member who votes by their own account: `order.by`, called `who` in messages.
/// Refuses member_unknown if no seat on the board votes by it.
base::Answer<void> cast_own_ballot(BoardRoom const& room, std::string const& meeting, std::string const& who,
                                   LogEntry order);

}  // namespace wardmote::board
