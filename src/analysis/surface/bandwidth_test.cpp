#include "analysis/surface/bandwidth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "analysis/surface/surface_worlds.h"

namespace wardmote::analysis::surface {
namespace {

/// By the definition: every pair.
double slow_likelihood(std::vector<Point> const& events, Raster const& raster, double h,
                       BandwidthOptions const& options) {
  double sum = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    double density = 0, others = 0;
    for (std::size_t j = 0; j < events.size(); ++j) {
      if (options.left_out == LeftOut::event ? i == j : events[i] == events[j]) continue;
      double const apart = std::hypot(events[i].x - events[j].x, events[i].y - events[j].y) / h;
      double const share =
          options.edge == Edge::none ? 1 : share_inside(raster, events[options.edge == Edge::uniform ? i : j], h);
      density += std::exp(-apart * apart / 2) / (2 * std::numbers::pi * h * h * share);
      ++others;
    }
    sum += std::log(density / others);
  }
  return sum;
}

std::vector<Point> with_repeats(std::size_t count, std::uint64_t seed) {
  auto points = some_points(count, seed);
  for (std::size_t i = 0; i < count / 3; ++i) points.push_back(points[2 * i]);
  return points;
}

TEST(Bandwidth, likelihood_is_the_definition_over_every_pair) {
  for (auto const& raster : {small_raster(), bent_raster()})
    for (auto const edge : {Edge::none, Edge::uniform, Edge::diggle})
      for (auto const left_out : {LeftOut::event, LeftOut::place})
        for (double const h : {60.0, 150.0, 600.0}) {
          std::vector<Point> events;
          for (auto const& point : with_repeats(30, 4))
            if (raster.cell_of(point)) events.push_back(point);
          BandwidthOptions const options{.edge = edge, .left_out = left_out};
          EXPECT_NEAR(cross_validated_log_likelihood(events, raster, h, options),
                      slow_likelihood(events, raster, h, options), 1e-6);
        }
}

TEST(Bandwidth, no_finer_search_finds_a_greater_likelihood) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    auto events = some_points(60, seed, 300, 300);
    auto const far = some_points(60, seed + 9, 900, 700);
    events.insert(events.end(), far.begin(), far.end());
    auto const found = likelihood_bandwidth(events, small_raster());
    ASSERT_EQ(found.outcome, BandwidthOutcome::computed);
    for (double h = found.oversmoothed_m / 64; h < found.oversmoothed_m; h *= 1.02)
      EXPECT_LE(cross_validated_log_likelihood(events, small_raster(), h), found.log_likelihood + 1e-5);
  }
}

TEST(Bandwidth, a_lone_event_far_away_keeps_the_likelihood_finite) {
  std::vector<Point> const events{{10, 10}, {12, 10}, {11, 12}, {990, 790}};
  double const found = cross_validated_log_likelihood(events, small_raster(), 5);
  EXPECT_TRUE(std::isfinite(found));
  EXPECT_LT(found, -15'000);
}

TEST(Bandwidth, events_recorded_at_one_point_draw_it_to_nothing_unless_the_place_is_left_out) {
  auto events = some_points(40, 21);
  auto const again = events;
  for (int i = 0; i < 4; ++i) events.insert(events.end(), again.begin(), again.end());
  auto const by_event = likelihood_bandwidth(events, small_raster(), {.left_out = LeftOut::event});
  auto const by_place = likelihood_bandwidth(events, small_raster(), {.left_out = LeftOut::place});
  EXPECT_TRUE(by_event.at_bound);
  EXPECT_GT(by_place.bandwidth_m, 10 * by_event.bandwidth_m);
}

TEST(Bandwidth, neither_threads_nor_the_order_of_rows_change_a_bit) {
  auto events = with_repeats(300, 2);
  auto const first = likelihood_bandwidth(events, bent_raster());
  auto const other = likelihood_bandwidth(events, bent_raster(), {}, backwards);
  std::ranges::reverse(events);
  auto const turned = likelihood_bandwidth(events, bent_raster());
  for (auto const& found : {other, turned}) {
    EXPECT_EQ(first.bandwidth_m, found.bandwidth_m);
    EXPECT_EQ(first.log_likelihood, found.log_likelihood);
    EXPECT_EQ(first.scott_m, found.scott_m);
  }
}

TEST(Bandwidth, says_where_nothing_can_be_said) {
  std::vector<Point> const events{{10, 10}, {10, 10}, {500, 500}, {-5, 3}};
  EXPECT_EQ(likelihood_bandwidth(events, small_raster()).outcome, BandwidthOutcome::too_few_places);
}

}  // namespace
}  // namespace wardmote::analysis::surface
