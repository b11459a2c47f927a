#pragma once

#include "base/clock.h"

namespace wardmote::board {

/// Easter Sunday of a year of the Gregorian calendar (Meeus, "Astronomical Algorithms", 2nd ed., 1998, chapter 8).
base::LocalDate easter_of(std::chrono::year year);

/// Whether a day is neither a Saturday or Sunday nor a public holiday of Ontario (Employment Standards Act, 2000, s. 1 (1): New
/// Year's Day, Family Day, Good Friday, Victoria Day, Canada Day, Labour Day, Thanksgiving Day, Christmas Day, December 26).
/// Days off in their stead, when one falls on a weekend, count as business days.
bool is_business_day(base::LocalDate day);

/// The business day that lies so many business days before a day; `count` is 0 or more, and 0 gives the day itself.
base::LocalDate business_days_before(base::LocalDate day, int count);

}  // namespace wardmote::board
