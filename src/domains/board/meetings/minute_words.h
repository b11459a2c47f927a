#pragma once

#include <string>

#include "domains/board/meetings/record.h"
#include "web/context.h"

namespace wardmote::board {

/// What an entry says, as minutes say it; empty for one that minutes leave out. `after` is the record with the entry in it.
std::string minute_of(MeetingRecord const& after, LogEntry const& entry, web::Tongue const& tongue);

/// Whether minutes have a line for entries of that act, which a person may edit.
bool is_minuted(MeetingAct act);

}  // namespace wardmote::board
