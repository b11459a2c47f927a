#include "domains/board/delegations/business_day.h"

#include <gtest/gtest.h>

namespace wardmote::board {
namespace {

base::LocalDate day(char const* text) { return *base::date_of(text); }

// Easter Sundays as calendars print them; 1818 and 2038 have the earliest and the latest that are possible.
TEST(Easter, is_on_the_sundays_that_calendars_print) {
  for (auto const* text :
       {"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2030-04-21", "1818-03-22", "2038-04-25", "2000-04-23"})
    EXPECT_EQ(base::to_text(easter_of(day(text).year())), text);
}

TEST(BusinessDays, are_no_weekends_and_no_public_holidays_of_ontario) {
  for (auto const* text : {"2026-01-01", "2026-02-16", "2026-04-03", "2026-05-18", "2026-07-01", "2026-09-07",
                           "2026-10-12", "2026-12-25", "2026-12-26", "2027-05-24", "2026-12-19", "2026-12-20"})
    EXPECT_FALSE(is_business_day(day(text))) << text;
  for (auto const* text : {"2026-01-02", "2026-04-06", "2026-08-03", "2026-11-11", "2026-12-24", "2026-12-28"})
    EXPECT_TRUE(is_business_day(day(text))) << text;
}

TEST(BusinessDays, are_counted_back_over_weekends_and_holidays) {
  EXPECT_EQ(business_days_before(day("2026-12-17"), 2), day("2026-12-15"));
  EXPECT_EQ(business_days_before(day("2026-12-21"), 2), day("2026-12-17"));
  EXPECT_EQ(business_days_before(day("2026-12-29"), 2), day("2026-12-24"));
  EXPECT_EQ(business_days_before(day("2026-12-27"), 0), day("2026-12-27"));
}

}  // namespace
}  // namespace wardmote::board
