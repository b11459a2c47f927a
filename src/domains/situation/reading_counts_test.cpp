#include "domains/situation/reading_counts.h"

#include <gtest/gtest.h>

namespace wardmote::situation::reading_counts_test {
namespace {

using namespace std::chrono_literals;

base::Instant const noon = *base::instant_of("2026-03-10T16:00:00.000000Z");  // in Toronto

std::vector<NumberedReading> opened(int discussions, int times, base::Instant at, std::string const& person = "one") {
  std::vector<NumberedReading> readings;
  for (int number = 1; number <= discussions; ++number)
    for (int time = 0; time < times; ++time)
      readings.push_back({"2026-000" + std::to_string(number), {at, person, "health", "subject"}});
  return readings;
}

std::vector<ReadingCount> counted(std::vector<NumberedReading> const& readings,
                                  std::vector<SittingTime> const& sittings = {}) {
  return much_reading(readings, sittings, "America/Toronto");
}

TEST(MuchReading, is_five_different_discussions_on_a_day_outside_a_sitting) {
  EXPECT_TRUE(counted(opened(4, 7, noon)).empty());
  auto const found = counted(opened(5, 2, noon));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].person, "one");
  EXPECT_EQ(found[0].outside, 5);
  EXPECT_EQ(found[0].opens, 10);
  EXPECT_EQ(found[0].day, *base::date_of("2026-03-10"));
}

TEST(MuchReading, is_thirty_times_on_a_day_even_at_a_sitting) {
  std::vector<SittingTime> const sitting{{noon - 1h, noon + 1h}};
  EXPECT_TRUE(counted(opened(9, 3, noon), sitting).empty());
  auto const found = counted(opened(9, 4, noon), sitting);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].opens, 36);
  EXPECT_EQ(found[0].outside, 0);
}

TEST(MuchReading, outside_a_sitting_is_before_it_after_it_and_on_the_day_after_one_that_nobody_ended) {
  EXPECT_EQ(counted(opened(5, 1, noon), {{noon + 1min, {}}}).size(), 1u);
  EXPECT_EQ(counted(opened(5, 1, noon), {{noon - 2h, noon - 1h}}).size(), 1u);
  EXPECT_TRUE(counted(opened(5, 1, noon), {{noon - 2h, {}}}).empty());
  EXPECT_EQ(counted(opened(5, 1, noon + 24h), {{noon, {}}}).size(), 1u);
}

TEST(MuchReading, is_counted_by_day_and_person_and_never_of_the_board) {
  auto readings = opened(4, 1, noon);
  for (auto const& more : {opened(4, 1, noon - 24h), opened(4, 1, noon, "another")})
    readings.insert(readings.end(), more.begin(), more.end());
  for (int at = 0; at < 50; ++at) readings.push_back({"", {noon, "one", "health", ""}});
  EXPECT_TRUE(counted(readings).empty());
}

}  // namespace
}  // namespace wardmote::situation::reading_counts_test
