#include "analysis/interaction/st_dbscan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "base/random.h"

namespace wardmote::analysis::interaction {
namespace {

std::vector<Event> crowded_events(std::size_t count, std::uint64_t seed) {
  base::RandomStream random(seed, 8);
  std::vector<Event> events;
  for (std::size_t i = 0; i < count; ++i)
    events.push_back({std::floor(1000 * random.uniform()), std::floor(1000 * random.uniform()),
                      static_cast<std::int32_t>(random.below(40)), 0});
  return events;
}

bool near(Event const& a, Event const& b, DensityOptions const& options) {
  return std::hypot(a.x - b.x, a.y - b.y) <= options.distance_m && std::abs(a.day - b.day) <= options.days;
}

TEST(StDbscan, roles_and_clusters_are_those_of_the_definition) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    auto const events = crowded_events(120, seed);
    DensityOptions const options{.distance_m = 120, .days = 6, .neighbours_min = 2 + seed % 3};
    auto const answer = st_dbscan(events, options);
    std::vector<std::vector<std::size_t>> neighbours(events.size());
    for (std::size_t a = 0; a < events.size(); ++a)
      for (std::size_t b = 0; b < events.size(); ++b)
        if (near(events[a], events[b], options)) neighbours[a].push_back(b);
    auto const is_core = [&](std::size_t i) { return neighbours[i].size() >= options.neighbours_min; };
    std::vector<std::size_t> reached(events.size(), events.size());  // the first core event of each one's cluster
    for (std::size_t first = 0; first < events.size(); ++first) {
      if (!is_core(first) || reached[first] < events.size()) continue;
      std::vector<std::size_t> open{first};
      reached[first] = first;
      while (!open.empty()) {
        auto const i = open.back();
        open.pop_back();
        for (auto const j : neighbours[i])
          if (is_core(j) && reached[j] == events.size()) reached[j] = first, open.push_back(j);
      }
    }
    for (std::size_t a = 0; a < events.size(); ++a) {
      bool const touched = std::ranges::any_of(neighbours[a], is_core);
      ASSERT_EQ(answer.events[a].role, is_core(a) ? Role::core : touched ? Role::border : Role::noise);
      ASSERT_EQ(answer.events[a].cluster >= 0, touched);
      for (std::size_t b = 0; b < events.size(); ++b) {
        if (!is_core(a) || !is_core(b)) continue;
        ASSERT_EQ(answer.events[a].cluster == answer.events[b].cluster, reached[a] == reached[b]);
      }
      auto const has_own_core = std::ranges::any_of(neighbours[a], [&](std::size_t b) {
        return is_core(b) && answer.events[b].cluster == answer.events[a].cluster;
      });
      ASSERT_EQ(has_own_core, touched);
    }
  }
}

TEST(StDbscan, the_order_of_rows_changes_nothing) {
  auto events = crowded_events(400, 5);
  auto const first = st_dbscan(events, {.distance_m = 90, .days = 5, .neighbours_min = 3});
  std::ranges::reverse(events);
  auto const second = st_dbscan(events, {.distance_m = 90, .days = 5, .neighbours_min = 3});
  ASSERT_GT(first.clusters, 2U);
  for (std::size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(first.events[i].cluster, second.events[events.size() - 1 - i].cluster);
    EXPECT_EQ(first.events[i].role, second.events[events.size() - 1 - i].role);
  }
}

TEST(StDbscan, two_groups_at_one_place_in_two_seasons_are_two_clusters) {
  std::vector<Event> events;
  for (int i = 0; i < 12; ++i) events.push_back({10.0 * i, 0, i % 6 + (i < 6 ? 0 : 100), 0});
  auto const answer = st_dbscan(events, {.distance_m = 200, .days = 7, .neighbours_min = 4});
  EXPECT_EQ(answer.clusters, 2U);
  EXPECT_EQ(answer.events[0].cluster, 0);
  EXPECT_EQ(answer.events[11].cluster, 1);
}

}  // namespace
}  // namespace wardmote::analysis::interaction
