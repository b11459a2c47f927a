#include "analysis/interaction/mantel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "base/random.h"

namespace wardmote::analysis::interaction {
namespace {

std::vector<Event> some_events(std::size_t count, std::uint64_t seed) {
  base::RandomStream random(seed, 6);
  std::vector<Event> events;
  for (std::size_t i = 0; i < count; ++i)
    events.push_back({500 * random.uniform(), 500 * random.uniform(), static_cast<std::int32_t>(random.below(30)), 0});
  return events;
}

double slow_sum(std::vector<Event> const& events, bool reciprocal) {
  double sum = 0;
  for (std::size_t a = 0; a < events.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      double const space = std::hypot(events[a].x - events[b].x, events[a].y - events[b].y);
      double const time = std::abs(events[a].day - events[b].day);
      sum += reciprocal ? 1 / (space + 100) / (time + 1) : space * time;
    }
  return sum;
}

TEST(Mantel, mean_and_variance_are_those_of_all_orders_of_the_days) {
  for (bool const reciprocal : {true, false})
    for (std::size_t count = 4; count <= 7; ++count) {
      auto events = some_events(count, count);
      auto const test = mantel(events, {.nearness = reciprocal ? Nearness::reciprocal : Nearness::distance});
      ASSERT_EQ(test.outcome, MantelOutcome::computed);
      EXPECT_NEAR(test.sum, slow_sum(events, reciprocal), 1e-9 * test.sum);
      auto const original = events;
      std::vector<std::size_t> order(count);
      std::iota(order.begin(), order.end(), 0U);
      double sum = 0, squares = 0, orders = 0;
      do {
        for (std::size_t i = 0; i < count; ++i) events[i].day = original[order[i]].day;
        double const here = slow_sum(events, reciprocal);
        sum += here, squares += here * here, ++orders;
      } while (std::ranges::next_permutation(order).found);
      double const mean = sum / orders;
      EXPECT_NEAR(test.mean / mean, 1, 1e-12);
      EXPECT_NEAR(test.variance / (squares / orders - mean * mean), 1, 1e-7);
    }
}

TEST(Mantel, the_correlation_is_that_of_the_two_distances) {
  auto const events = some_events(50, 1);
  double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (std::size_t a = 0; a < 50; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      double const x = std::hypot(events[a].x - events[b].x, events[a].y - events[b].y);
      double const y = std::abs(events[a].day - events[b].day);
      ++n, sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
    }
  double const expected = (sxy - sx * sy / n) / std::sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
  EXPECT_NEAR(mantel(events, {.nearness = Nearness::distance}).correlation, expected, 1e-9);
}

TEST(Mantel, an_outbreak_shows_and_the_order_of_rows_changes_no_bit) {
  auto events = some_events(200, 3);
  for (std::size_t i = 0; i < 40; ++i)
    events[i] = {250 + 2.0 * static_cast<double>(i), 250, static_cast<std::int32_t>(i / 10), 0};
  auto const test = mantel(events);
  EXPECT_LT(test.p_normal, 1e-6);
  std::ranges::reverse(events);
  EXPECT_EQ(mantel(events).sum, test.sum);
  EXPECT_EQ(mantel(events).variance, test.variance);
}

TEST(Mantel, says_where_nothing_can_be_said) {
  EXPECT_EQ(mantel(some_events(3, 1)).outcome, MantelOutcome::too_few_events);
  auto events = some_events(9, 1);
  for (auto& event : events) event.day = 5;
  EXPECT_EQ(mantel(events).outcome, MantelOutcome::no_variation);
}

}  // namespace
}  // namespace wardmote::analysis::interaction
