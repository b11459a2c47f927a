#include "analysis/surface/space_time.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/surface/stamp.h"
#include "analysis/surface/surface_worlds.h"

namespace wardmote::analysis::surface {
namespace {

std::vector<std::int32_t> some_days(std::size_t count, std::uint64_t seed, std::uint32_t span) {
  base::RandomStream random(seed, 5);
  std::vector<std::int32_t> days;
  for (std::size_t i = 0; i < count; ++i) days.push_back(static_cast<std::int32_t>(random.below(span)));
  return days;
}

/// By the definition: each event, each cell, each day.
std::vector<double> slow_cube(std::vector<Point> const& events, std::vector<std::int32_t> const& days_of,
                              Raster const& raster, Days const& days, SpaceTimeOptions const& options) {
  std::vector<double> cube;
  auto const in_time = [&](double at) {
    return mass_between(at, options.bandwidth_days, days.first - 0.5, days.last + 0.5);
  };
  for (auto day = days.first; day <= days.last; ++day)
    for (std::size_t cell = 0; cell < raster.cells(); ++cell) {
      auto const low = raster.corner(cell % raster.columns, cell / raster.columns);
      double sum = 0;
      for (std::size_t i = 0; i < events.size(); ++i) {
        if (!raster.cell_of(events[i]) || !days.contains(days_of[i])) continue;
        double const h = options.bandwidth_m;
        double const mass = mass_between(events[i].x, h, low.x, low.x + raster.cell_m) *
                            mass_between(events[i].y, h, low.y, low.y + raster.cell_m) *
                            mass_between(days_of[i], options.bandwidth_days, day - 0.5, day + 0.5);
        bool const by_event = options.edge == Edge::diggle;
        sum += mass / (by_event ? share_inside(raster, events[i], h) * in_time(days_of[i]) : 1);
      }
      if (options.edge == Edge::uniform)
        sum /= share_inside(raster, raster.centre(cell), options.bandwidth_m) * in_time(day);
      cube.push_back(sum / raster.cell_km2());
    }
  return cube;
}

TEST(SpaceTimeDensity, is_the_definition_by_triple_sums) {
  Days const days{3, 33};
  auto const events = some_points(40, 1);
  auto const days_of = some_days(40, 1, 40);
  for (auto const& raster : {small_raster(), bent_raster()})
    for (auto const edge : {Edge::none, Edge::uniform, Edge::diggle})
      for (double const bandwidth_days : {0.4, 3.0, 50.0}) {
        SpaceTimeOptions const options{.bandwidth_m = 110, .bandwidth_days = bandwidth_days, .edge = edge};
        auto const fast = space_time_density(events, days_of, raster, days, options);
        auto const slow = slow_cube(events, days_of, raster, days, options);
        ASSERT_EQ(fast.per_km2_day.size(), slow.size());
        for (std::size_t i = 0; i < slow.size(); ++i)
          if (raster.is_inside(i % raster.cells())) {
            EXPECT_NEAR(fast.per_km2_day[i], slow[i], 1e-9 * slow[i] + 1e-9);
          }
      }
}

TEST(SpaceTimeDensity, a_day_of_it_is_the_density_with_the_weights_of_that_day) {
  Days const days{0, 60};
  auto const events = some_points(200, 3);
  auto const days_of = some_days(200, 3, 70);
  for (auto const edge : {Edge::none, Edge::uniform, Edge::diggle}) {
    auto const cube = space_time_density(events, days_of, bent_raster(), days,
                                         {.bandwidth_m = 90, .bandwidth_days = 6, .edge = edge});
    for (std::int32_t const day : {0, 29, 60}) {
      auto const slice =
          density(events, bent_raster(), {.bandwidth_m = 90, .edge = edge}, weights_on(day, days_of, days, 6, edge));
      for (std::size_t cell = 0; cell < 80; ++cell)
        if (bent_raster().is_inside(cell)) {
          EXPECT_NEAR(cube.per_km2_day[static_cast<std::size_t>(day) * 80 + cell], slice.per_km2[cell],
                      1e-9 * slice.per_km2[cell] + 1e-12);
        }
    }
  }
}

TEST(SpaceTimeDensity, corrected_by_diggle_it_integrates_to_the_number_of_events) {
  Days const days{0, 50};
  auto const events = some_points(100, 4);
  auto const days_of = some_days(100, 4, 51);
  auto const cube = space_time_density(events, days_of, small_raster(), days,
                                       {.bandwidth_m = 200, .bandwidth_days = 9, .edge = Edge::diggle});
  double sum = 0;
  for (double const value : cube.per_km2_day) sum += value * 0.01;
  EXPECT_NEAR(sum, 100, 1e-8);
}

TEST(SpaceTimeDensity, neither_threads_nor_the_order_of_rows_change_a_bit) {
  Days const days{0, 99};
  auto events = some_points(600, 5);
  auto days_of = some_days(600, 5, 100);
  for (auto const edge : {Edge::none, Edge::uniform, Edge::diggle}) {
    SpaceTimeOptions const options{.bandwidth_m = 80, .bandwidth_days = 7, .edge = edge};
    auto const first = space_time_density(events, days_of, bent_raster(), days, options);
    EXPECT_TRUE(same_bits(first.per_km2_day,
                          space_time_density(events, days_of, bent_raster(), days, options, backwards).per_km2_day));
    std::ranges::reverse(events);
    std::ranges::reverse(days_of);
    EXPECT_TRUE(
        same_bits(first.per_km2_day, space_time_density(events, days_of, bent_raster(), days, options).per_km2_day));
  }
}

TEST(SpaceTimeDensity, says_where_nothing_can_be_said) {
  auto const answer =
      space_time_density(std::vector<Point>{{10, 10}}, std::vector<std::int32_t>{9}, small_raster(), {0, 5}, {});
  EXPECT_EQ(answer.outcome, Outcome::no_events);
  EXPECT_EQ(answer.events_outside, 1U);
}

}  // namespace
}  // namespace wardmote::analysis::surface
