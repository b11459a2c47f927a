#include "domains/board/delegations/business_day.h"

#include <algorithm>

namespace wardmote::board {
namespace {

using namespace std::chrono;

/// Victoria Day: the Monday before the 25th of May.
base::LocalDate victoria_day(year of) {
  sys_days const last_possible = of / May / 24;
  return last_possible - (weekday(last_possible) - Monday);
}

bool is_holiday(base::LocalDate day) {
  auto const of = day.year();
  base::LocalDate const holidays[]{
      of / January / 1,  sys_days(of / February / Monday[3]),  sys_days(easter_of(of)) - days(2),  victoria_day(of),
      of / July / 1,     sys_days(of / September / Monday[1]), sys_days(of / October / Monday[2]), of / December / 25,
      of / December / 26};
  return std::ranges::find(holidays, day) != std::end(holidays);
}

}  // namespace

base::LocalDate easter_of(year of) {
  int const y = static_cast<int>(of);
  int const a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4;
  int const f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
  int const i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  int const n = h + l - 7 * m + 114;
  return of / month(static_cast<unsigned>(n / 31)) / std::chrono::day(static_cast<unsigned>(n % 31 + 1));
}

bool is_business_day(base::LocalDate day) {
  weekday const of_week{sys_days(day)};
  return of_week != Saturday && of_week != Sunday && !is_holiday(day);
}

base::LocalDate business_days_before(base::LocalDate day, int count) {
  sys_days at = day;
  while (count > 0)
    if (is_business_day(at -= days(1))) --count;
  return at;
}

}  // namespace wardmote::board
