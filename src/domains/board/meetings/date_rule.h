#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "base/clock.h"

namespace wardmote::board {

/// Which of the days of that name in a month.
enum class WeekOfMonth { first, second, third, fourth, last };
BOOST_DESCRIBE_ENUM(WeekOfMonth, first, second, third, fourth, last)

enum class DayOfWeek { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
BOOST_DESCRIBE_ENUM(DayOfWeek, monday, tuesday, wednesday, thursday, friday, saturday, sunday)

/// "The last Thursday" of a month.
base::LocalDate day_by_rule(WeekOfMonth week, DayOfWeek day, std::chrono::year year, std::chrono::month month);

/// The days by that rule, one a month, of the twelve months from that of `first` on; those before `first` are left out.
std::vector<base::LocalDate> year_by_rule(WeekOfMonth week, DayOfWeek day, base::LocalDate first);

}  // namespace wardmote::board
