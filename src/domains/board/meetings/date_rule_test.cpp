#include "domains/board/meetings/date_rule.h"

#include <gtest/gtest.h>

namespace wardmote::board {
namespace {

using namespace std::chrono;

TEST(DayByRule, the_last_thursday_is_a_thursday_with_less_than_a_week_of_the_month_left) {
  for (int month = 1; month <= 12; ++month) {
    auto const day = day_by_rule(WeekOfMonth::last, DayOfWeek::thursday, year(2027), std::chrono::month(month));
    EXPECT_EQ(weekday(sys_days(day)), Thursday);
    EXPECT_NE(year_month_day(sys_days(day) + days(7)).month(), day.month());
    EXPECT_EQ(day.month(), std::chrono::month(month));
  }
}

TEST(DayByRule, agrees_with_the_calendar_of_halton_in_january_2020) {
  EXPECT_EQ(base::to_text(day_by_rule(WeekOfMonth::last, DayOfWeek::thursday, year(2020), January)), "2020-01-30");
  EXPECT_EQ(base::to_text(day_by_rule(WeekOfMonth::fourth, DayOfWeek::thursday, year(2020), January)), "2020-01-23");
}

TEST(DayByRule, sunday_is_the_last_day_of_the_week) {
  EXPECT_EQ(base::to_text(day_by_rule(WeekOfMonth::first, DayOfWeek::sunday, year(2026), November)), "2026-11-01");
  EXPECT_EQ(base::to_text(day_by_rule(WeekOfMonth::first, DayOfWeek::monday, year(2026), November)), "2026-11-02");
}

TEST(YearByRule, gives_a_day_a_month_and_leaves_out_what_is_past) {
  auto const days_of_year = year_by_rule(WeekOfMonth::last, DayOfWeek::thursday, *base::date_of("2026-11-28"));
  ASSERT_EQ(days_of_year.size(), 11u);
  EXPECT_EQ(base::to_text(days_of_year.front()), "2026-12-31");
  EXPECT_EQ(base::to_text(days_of_year.back()), "2027-10-28");
}

}  // namespace
}  // namespace wardmote::board
