#include "domains/evidence/analyses/run_repetition.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

base::LocalDate date(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

RunFacts facts_until(base::LocalDate last, std::string month) {
  RunFacts facts;
  facts.months = {std::move(month)};
  facts.last_day = last;
  return facts;
}

template <class Request>
Request moved(Request const& request, RunFacts const& facts) {
  return std::get<Request>(moved_on(request, facts));
}

TEST(MovedOn, AScanAsksOfAsManyDaysUntilTheLastOfTheNewerData) {
  ScanRequest const asked{.from = date(2018, 1, 1), .to = date(2018, 3, 31), .step = ScanStep::day, .seed = 4};
  auto expected = asked;
  expected.from = date(2018, 1, 3);
  expected.to = date(2018, 4, 2);
  EXPECT_EQ(moved(asked, facts_until(date(2018, 4, 2), "2018-04")), expected);
}

TEST(MovedOn, NothingGoesBackInTime) {
  ScanRequest const days{.from = date(2018, 1, 1), .to = date(2018, 3, 31), .step = ScanStep::week};
  auto by_month = days;
  by_month.step = ScanStep::month;
  WatchRequest const week{.from = date(2017, 1, 2), .week = date(2018, 3, 26)};
  auto const older = facts_until(date(2018, 2, 20), "2018-02");
  EXPECT_EQ(moved(days, older), days);
  EXPECT_EQ(moved(by_month, older), by_month);
  EXPECT_EQ(moved(week, older), week);
}

TEST(MovedOn, AScanByMonthsKeepsToWholeMonths) {
  ScanRequest const asked{.from = date(2018, 1, 1), .to = date(2018, 12, 31), .step = ScanStep::month};
  auto const on = moved(asked, facts_until(date(2019, 2, 11), "2019-02"));
  EXPECT_EQ(on.from, date(2018, 3, 1));
  EXPECT_EQ(on.to, date(2019, 2, 28));
  auto const back_to_a_long_month = moved(on, facts_until(date(2019, 3, 2), "2019-03"));
  EXPECT_EQ(back_to_a_long_month.to, date(2019, 3, 31));
}

TEST(MovedOn, AnEarlyWarningJudgesTheLastWholeWeek) {
  WatchRequest const asked{.from = date(2017, 1, 2), .week = date(2018, 3, 26)};
  EXPECT_EQ(moved(asked, facts_until(date(2018, 4, 7), "2018-04")).week, date(2018, 3, 26));  // a Saturday
  auto const on = moved(asked, facts_until(date(2018, 4, 15), "2018-04"));
  EXPECT_EQ(on.week, date(2018, 4, 9));
  EXPECT_EQ(on.from, date(2017, 1, 16));
}

TEST(MovedOn, ADensityForetellsAsLongATime) {
  DensityRequest const asked{.from = date(2018, 1, 1), .to = date(2018, 12, 31), .held_out_from = date(2018, 10, 1)};
  auto const on = moved(asked, facts_until(date(2019, 1, 2), "2019-01"));
  EXPECT_EQ(on.from, date(2018, 1, 3));
  EXPECT_EQ(on.held_out_from, date(2018, 10, 3));
  EXPECT_EQ(on.to, date(2019, 1, 2));
}

}  // namespace
}  // namespace wardmote::evidence
