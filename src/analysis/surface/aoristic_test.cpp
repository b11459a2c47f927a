#include "analysis/surface/aoristic.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "analysis/surface/surface_worlds.h"

namespace wardmote::analysis::surface {
namespace {

constexpr std::int64_t hour = 60, day = 24 * hour, monday = 4 * day;

std::vector<KnownBetween> some_incidents(std::size_t count, std::uint64_t seed) {
  base::RandomStream random(seed, 6);
  std::vector<KnownBetween> incidents;
  for (std::size_t i = 0; i < count; ++i) {
    auto const from = static_cast<std::int64_t>(random.below(40 * 1440)) - 20 * 1440;
    incidents.push_back({from, from + random.below(i % 3 == 0 ? 20'000 : 900)});
  }
  return incidents;
}

std::int64_t floored(std::int64_t value, std::int64_t by) {
  return value >= 0 ? value / by : -((-value + by - 1) / by);
}

/// Minute by minute.
std::vector<std::int64_t> slow_minutes(KnownBetween const& known, ClockUnit unit, std::int64_t first_day,
                                       std::size_t units) {
  std::vector<std::int64_t> minutes(units);
  for (auto at = known.from; at < known.from + known.minutes(); ++at) {
    auto const of_week = at - monday - 7 * day * floored(at - monday, 7 * day);
    auto const index = unit == ClockUnit::hour           ? of_week / hour % 24
                       : unit == ClockUnit::weekday_hour ? of_week / hour
                                                         : floored(at, day) - first_day;
    ++minutes[static_cast<std::size_t>(index)];
  }
  return minutes;
}

TEST(Aoristic, minutes_are_those_counted_one_by_one_and_add_up_exactly) {
  for (auto const unit : {ClockUnit::hour, ClockUnit::weekday_hour, ClockUnit::day})
    for (auto const& known : some_incidents(200, 1)) {
      auto const slow = slow_minutes(known, unit, -21, 200);
      std::vector<std::int64_t> fast(200);
      std::int64_t sum = 0;
      for (auto const& [index, minutes] : minutes_by_unit(known, unit, -21)) fast[index] += minutes, sum += minutes;
      EXPECT_EQ(fast, slow);
      EXPECT_EQ(sum, known.minutes());
    }
}

TEST(Aoristic, ratcliffes_rule_a_theft_between_eight_and_twelve_counts_a_quarter_in_each_hour) {
  std::vector<KnownBetween> const known{{monday + 8 * hour, monday + 12 * hour}};
  auto const found = aoristic(known, ClockUnit::hour);
  for (std::size_t h = 0; h < 24; ++h) EXPECT_EQ(found.weights[h], h >= 8 && h < 12 ? 0.25 : 0);
  EXPECT_EQ(found.at_most[8], 1);
  EXPECT_EQ(found.at_least[8], 0);
}

TEST(Aoristic, a_known_moment_counts_whole_and_a_night_goes_over_midnight) {
  std::vector<KnownBetween> const known{{monday + 9 * hour + 59, monday + 9 * hour + 59},
                                        {monday - hour, monday + hour}};
  auto const found = aoristic(known, ClockUnit::weekday_hour);
  EXPECT_EQ(found.weights[9], 1);
  EXPECT_EQ(found.at_least[9], 1);
  EXPECT_EQ(found.weights[0], 0.5);
  EXPECT_EQ(found.weights[167], 0.5);
}

TEST(Aoristic, a_fortnight_away_weighs_on_every_hour_alike) {
  std::vector<KnownBetween> const known{{monday + 77, monday + 77 + 14 * day}};
  auto const by_hour = aoristic(known, ClockUnit::hour), by_week = aoristic(known, ClockUnit::weekday_hour);
  for (double const weight : by_hour.weights) EXPECT_DOUBLE_EQ(weight, 1.0 / 24);
  for (double const weight : by_week.weights) EXPECT_DOUBLE_EQ(weight, 1.0 / 168);
  EXPECT_EQ(by_hour.whole_cycle, 1U);
}

TEST(Aoristic, weights_add_up_to_the_incidents_and_lie_between_the_bounds) {
  auto const incidents = some_incidents(3000, 2);
  for (auto const unit : {ClockUnit::hour, ClockUnit::weekday_hour, ClockUnit::day}) {
    auto const found = aoristic(incidents, unit);
    EXPECT_NEAR(std::accumulate(found.weights.begin(), found.weights.end(), 0.0), 3000, 1e-9 * 3000);
    for (std::size_t u = 0; u < found.weights.size(); ++u) {
      EXPECT_LE(found.at_least[u], found.weights[u] + 1e-9);
      EXPECT_GE(found.at_most[u], found.weights[u] - 1e-9);
    }
  }
}

TEST(Aoristic, the_order_of_rows_changes_no_bit) {
  auto incidents = some_incidents(3000, 3);
  auto const first = aoristic(incidents, ClockUnit::hour);
  std::ranges::reverse(incidents);
  EXPECT_TRUE(same_bits(first.weights, aoristic(incidents, ClockUnit::hour).weights));
}

TEST(Aoristic, says_where_nothing_can_be_said) {
  EXPECT_EQ(aoristic({}, ClockUnit::hour).outcome, AoristicOutcome::no_incidents);
  std::vector<KnownBetween> const far{{0, 1}, {100'001 * day, 100'001 * day}};
  EXPECT_EQ(aoristic(far, ClockUnit::day).outcome, AoristicOutcome::span_too_long);
  EXPECT_EQ(aoristic(far, ClockUnit::hour).outcome, AoristicOutcome::computed);
}

}  // namespace
}  // namespace wardmote::analysis::surface
