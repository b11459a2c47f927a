#pragma once

#include <string_view>

#include "domains/board/past/past.h"

namespace wardmote::board {

/// Reads a meeting that was exported as Open Civic Data (meetings/ocd_event.h), or a list of them: another board that keeps
/// its meetings with this program is imported so, and what it imported itself (past_ocd.h).
PastFile read_ocd_past(std::string_view json);

}  // namespace wardmote::board
