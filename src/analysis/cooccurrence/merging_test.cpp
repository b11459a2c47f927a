#include "analysis/cooccurrence/merging.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/cooccurrence/test_worlds.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::cooccurrence::merging_test {
namespace {

TEST(Merging, of_european_cities_has_the_heights_that_r_gives) {
  std::vector<double> km, heights;
  for (auto const& row : golden::rows("cooccurrence/road_km.csv")) km.push_back(row.number("km"));
  for (auto const& row : golden::rows("cooccurrence/linkage_heights.csv")) heights.push_back(row.number("height"));
  auto const merges = average_linkage(21, km);
  ASSERT_EQ(merges.size(), heights.size());
  for (std::size_t i = 0; i < heights.size(); ++i) EXPECT_NEAR(merges[i].height, heights[i], 1e-9);
  EXPECT_EQ(merges.back().size, 21U);
}

TEST(Merging, has_at_each_height_the_mean_of_the_distances_between_members) {
  auto const distance = distances(pairs(some_world(150, 9, 4)), Likeness::phi);
  std::vector<std::vector<std::uint32_t>> members;
  for (std::uint32_t i = 0; i < 9; ++i) members.push_back({i});
  std::vector<std::uint32_t> left(9);
  std::iota(left.begin(), left.end(), 0u);
  auto const mean = [&](std::uint32_t a, std::uint32_t b) {
    double sum = 0;
    for (auto const i : members[a])
      for (auto const j : members[b]) {
        auto const low = std::min(i, j), high = std::max(i, j);
        sum += distance[low * (2 * 9 - low - 1) / 2 + high - low - 1];
      }
    return sum / static_cast<double>(members[a].size() * members[b].size());
  };
  for (auto const& merge : average_linkage(9, distance)) {
    for (auto const a : left)
      for (auto const b : left) EXPECT_TRUE(a >= b || mean(a, b) >= merge.height - 1e-12);
    EXPECT_NEAR(mean(merge.first, merge.second), merge.height, 1e-12);
    members.push_back(members[merge.first]);
    members.back().insert(members.back().end(), members[merge.second].begin(), members[merge.second].end());
    EXPECT_EQ(members.back().size(), merge.size);
    std::erase(left, merge.first), std::erase(left, merge.second);
    left.push_back(static_cast<std::uint32_t>(members.size() - 1));
  }
  EXPECT_EQ(left.size(), 1U);
}

TEST(TheOrderOfLeaves, keeps_the_members_of_every_merge_together_and_each_item_once) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto const merges = average_linkage(9, distances(pairs(some_world(60, 9, seed)), Likeness::jaccard));
    for (std::size_t taken = 0; taken <= merges.size(); ++taken) {
      auto const order = leaf_order(9, std::span(merges).first(taken));
      std::vector<std::size_t> place(9, 9);
      for (std::size_t at = 0; at < order.size(); ++at) place[order[at]] = at;
      ASSERT_EQ(order.size(), 9U);
      ASSERT_EQ(std::ranges::count(place, 9U), 0) << "seed " << seed;
      std::vector<std::vector<std::uint32_t>> members;
      for (std::uint32_t i = 0; i < 9; ++i) members.push_back({i});
      for (auto const& merge : std::span(merges).first(taken)) {
        auto joined = members[merge.first];
        joined.insert(joined.end(), members[merge.second].begin(), members[merge.second].end());
        auto const [low, high] = std::ranges::minmax(joined, {}, [&](std::uint32_t item) { return place[item]; });
        EXPECT_EQ(place[high] - place[low] + 1, joined.size()) << "seed " << seed;
        members.push_back(std::move(joined));
      }
    }
  }
}

TEST(TheOrderOfLeaves, begins_with_the_least_and_leaves_what_is_not_merged_where_it_stands) {
  EXPECT_EQ(leaf_order(4, {}), (std::vector<std::uint32_t>{0, 1, 2, 3}));
  std::vector<Merge> const some{{1, 3, 0.1, 2}, {0, 2, 0.2, 2}};
  EXPECT_EQ(leaf_order(4, some), (std::vector<std::uint32_t>{0, 2, 1, 3}));
}

TEST(Distances, are_one_less_the_likeness) {
  std::vector<Pair> const some{{.counts = {3, 1, 2, 4}}, {.counts = {0, 0, 0, 9}}, {.counts = {5, 0, 0, 5}}};
  EXPECT_EQ(distances(some, Likeness::jaccard), (std::vector{0.5, 1.0, 0.0}));
  auto const phi = distances(some, Likeness::phi);
  EXPECT_NEAR(phi[0], 1 - 10 / std::sqrt(4.0 * 6 * 5 * 5), 1e-12);
  EXPECT_EQ(phi[1], 1);
  EXPECT_EQ(phi[2], 0);
}

TEST(Merging, of_nothing_or_of_one_is_nothing) {
  EXPECT_TRUE(average_linkage(0, {}).empty());
  EXPECT_TRUE(average_linkage(1, {}).empty());
}

}  // namespace
}  // namespace wardmote::analysis::cooccurrence::merging_test
