#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::analysis::scan {

using Day = std::chrono::sys_days;

/// From `first` to `last`, both included.
struct Period {
  Day first;
  Day last;
};

enum class TimeUnit { day, month, year };

/// Where the intervals of a period begin, and the day after the last: cut backwards from the end in pieces of `length`
/// units, so that the first takes in the remainder. Requires first <= last, length >= 1.
std::vector<Day> interval_bounds(Period const& period, TimeUnit unit, std::uint32_t length);

/// More windows of time than this are not kept; a study that would have them is refused.
inline constexpr double windows_of_time_max = 2e7;

/// The interval that holds a day; nothing outside.
std::optional<std::uint32_t> interval_of(Day day, std::vector<Day> const& bounds);

/// The day that a text names: 2001/11/24, 2001-11-24, 11/24/2001; 2001/11 is the 15th, 2001 is 1 July, as population
/// files mean it. A year of two digits is of the century that puts it nearest to `near`. Nothing if it names none.
std::optional<Day> day_called(std::string_view text, Day near);

/// The same, for a date that must be whole.
std::optional<Day> whole_day_called(std::string_view text, Day near);

}  // namespace wardmote::analysis::scan
