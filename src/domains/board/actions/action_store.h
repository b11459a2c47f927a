#pragma once

#include <vector>

#include "domains/board/actions/action.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// Every action of the board, the newest number first.
std::vector<Action> list_actions(store::Reader& reader, store::BoardId board);

/// The log of an action; empty if there is none of that number.
std::vector<ActionEntry> read_action(store::Reader& reader, store::BoardId board, std::int64_t number);

/// Writes a first entry, with its audit entry; gives the new action's number. Refuses form_invalid, motion_unknown, and
/// motion_state_wrong for a motion that was not carried.
base::Answer<std::int64_t> assign_action(store::Writer& writer, store::BoardId board, ActionEntry const& entry);

/// Writes a further entry, with its audit entry. Refuses whatever `may_follow` does.
base::Answer<void> follow_action(store::Writer& writer, store::BoardId board, std::int64_t number,
                                 ActionEntry const& entry);

}  // namespace wardmote::board
