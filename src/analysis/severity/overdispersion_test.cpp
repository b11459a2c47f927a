#include "analysis/severity/overdispersion.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace wardmote::analysis::severity {
namespace {

std::vector<CountPair> simulated(double cluster, double trend, unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<CountPair> pairs;
  for (int i = 0; i < 400; ++i) {
    double const mean = 30.0 + i % 70;
    auto const year = [&](double times) {
      return cluster * std::poisson_distribution<int>(mean * times / cluster)(random);
    };
    pairs.push_back({year(1), mean * 100, year(trend), mean * 100});
  }
  return pairs;
}

TEST(Overdispersion, is_one_for_poisson_counts_that_move_together) {
  auto const found = overdispersion_of_counts(simulated(1, 1.3, 1));
  EXPECT_NEAR(found.factor, 1, 0.15);
  EXPECT_NEAR(found.common_ratio, 1.3, 0.02);
}

TEST(Overdispersion, finds_the_size_of_the_clusters) {
  EXPECT_NEAR(overdispersion_of_counts(simulated(4, 1, 2)).factor, 4, 0.6);
}

TEST(Overdispersion, is_held_down_by_winsorising_when_one_place_went_its_own_way) {
  auto pairs = simulated(1, 1, 3);
  pairs[7].after = 40 * pairs[7].before;
  EXPECT_GT(overdispersion_of_counts(pairs).factor, 2);
  EXPECT_LT(overdispersion_of_counts(pairs, 0.1).factor, 1.2);
}

TEST(Overdispersion, of_two_places_is_said_to_be_unknown) {
  std::vector<CountPair> const two{{5, 100, 9, 100}, {7, 100, 2, 100}, {0, 100, 0, 100}};
  auto const found = overdispersion_of_counts(two);
  EXPECT_EQ(found.outcome, OverdispersionOutcome::too_few_pairs);
  EXPECT_EQ(found.widening(), 1);
}

TEST(OverdispersionOfIndices, agrees_with_that_of_counts_where_every_incident_is_worth_one_point) {
  auto const pairs = simulated(3, 1, 4);
  std::vector<IndexPair> indices;
  for (auto const& pair : pairs)
    if (pair.before > 0 && pair.after > 0)
      indices.push_back({pair.before / pair.population_before, pair.population_before,
                         pair.after / pair.population_after, pair.population_after});
  EXPECT_NEAR(overdispersion_of_indices(indices, 1).factor, overdispersion_of_counts(pairs).factor, 0.5);
}

}  // namespace
}  // namespace wardmote::analysis::severity
