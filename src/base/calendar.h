#pragma once

#include <chrono>

#include "base/clock.h"

namespace wardmote::base {

/// The same day of a later or earlier month; the last day of a month that is too short.
inline LocalDate plus_months(LocalDate day, int months) {
  auto const moved = day + std::chrono::months(months);
  return moved.ok() ? moved : LocalDate(moved.year() / moved.month() / std::chrono::last);
}

inline LocalDate plus_days(LocalDate day, int days) {
  return LocalDate(std::chrono::sys_days(day) + std::chrono::days(days));
}

}  // namespace wardmote::base
