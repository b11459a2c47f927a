#include "domains/board/meetings/date_rule.h"

namespace wardmote::board {

base::LocalDate day_by_rule(WeekOfMonth week, DayOfWeek day, std::chrono::year year, std::chrono::month month) {
  std::chrono::weekday const weekday(static_cast<unsigned>(day) + 1);
  if (week == WeekOfMonth::last) return std::chrono::sys_days(year / month / weekday[std::chrono::last]);
  return std::chrono::sys_days(year / month / weekday[static_cast<unsigned>(week) + 1]);
}

std::vector<base::LocalDate> year_by_rule(WeekOfMonth week, DayOfWeek day, base::LocalDate first) {
  std::vector<base::LocalDate> days;
  auto month = first.year() / first.month();
  for (int i = 0; i < 12; ++i, month += std::chrono::months(1))
    if (auto const date = day_by_rule(week, day, month.year(), month.month()); date >= first) days.push_back(date);
  return days;
}

}  // namespace wardmote::board
