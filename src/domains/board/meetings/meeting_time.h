#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace wardmote::board {

/// "09:00" as the time since midnight; nothing if it is of another form or names no minute of a day.
std::optional<std::chrono::minutes> clock_of(std::string_view time);

/// The moment at which the wall clock of a zone ("America/Toronto") shows a date (ISO 8601) and a time ("09:00"); nothing
/// if they name none. Of an hour that comes twice when the clocks go back it is the first; of one that is left out when
/// they go forward, what the clock before would have shown.
std::optional<base::Instant> moment_of(std::string_view date, std::string_view time, std::string_view zone);

/// What the wall clock of a zone shows at a moment, with what it is ahead of UTC: "2026-12-17T09:00:00-05:00" (RFC 3339).
std::string wall_clock(base::Instant at, std::string_view zone);

}  // namespace wardmote::board
