#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace wardmote::web {

/// The wall clock of a time zone of the IANA database ("America/Toronto") at a moment. ENSURE: the zone is known.
std::chrono::local_time<std::chrono::minutes> local_minute(base::Instant instant, std::string_view zone);

/// The day that a moment falls on in a time zone.
base::LocalDate local_date(base::Instant instant, std::string_view zone);

/// "14:05": the minute of the day that a moment falls in, there.
std::string local_time(base::Instant instant, std::string_view zone);

}  // namespace wardmote::web
