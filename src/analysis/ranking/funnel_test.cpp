#include "analysis/ranking/funnel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "analysis/ranking/poisson_limits.h"

namespace wardmote::analysis::ranking {
namespace {

TEST(Funnel, of_a_rate_holds_a_place_like_its_peers_about_as_often_as_it_says) {
  std::mt19937_64 random(1);
  int inside = 0;
  constexpr int years = 20'000;
  auto const limits = funnel_of_rate(0.0004, 100'000, 0.95);
  for (int i = 0; i < years; ++i) inside += limits.contains(std::poisson_distribution<int>(40)(random) / 100'000.0);
  EXPECT_NEAR(inside / static_cast<double>(years), 0.95, 0.02);
}

TEST(Funnel, narrows_with_the_population_and_stays_above_zero) {
  auto const small = funnel_of_rate(0.00001, 20'000, 0.998), large = funnel_of_rate(0.00001, 20'000'000, 0.998);
  EXPECT_EQ(small.lower, 0);
  EXPECT_GT(large.lower, 0);
  EXPECT_GT(small.upper - small.lower, large.upper - large.lower);
}

TEST(Funnel, of_an_index_reaches_z_standard_errors_of_the_model) {
  auto const limits = funnel_of_index(60, 8'000, 500'000, 0.95);
  EXPECT_NEAR(limits.upper - 60, 1.959963984540054 * std::sqrt(60 * 8'000 / 500'000.0), 1e-12);
  auto const wide = funnel_of_index(60, 8'000, 500'000, 0.95, {.factor = 4, .between_variance = 0});
  EXPECT_NEAR(wide.upper - 60, 2 * (limits.upper - 60), 1e-12);
  auto const added = funnel_of_index(60, 8'000, 5e12, 0.95, {.factor = 1, .between_variance = 25});
  EXPECT_NEAR(added.upper, 60 + 1.959963984540054 * 5, 1e-4);
}

std::vector<FunnelPoint> places(double factor, double between_deviation, int count, unsigned seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  std::vector<FunnelPoint> points;
  for (int i = 0; i < count; ++i) {
    double const error = 1 + i % 5;
    points.push_back({60 + error * std::sqrt(factor) * normal(random) + between_deviation * normal(random), error});
  }
  return points;
}

TEST(Scatter, of_chance_alone_widens_nothing) {
  auto const scatter = scatter_around(60, places(1, 0, 200, 2), 0);
  EXPECT_NEAR(scatter.factor, 1, 0.25);
  EXPECT_FALSE(scatter.beyond_chance);
  EXPECT_EQ(scatter.multiplicative().factor, 1);
  EXPECT_EQ(scatter.additive().between_variance, 0);
}

TEST(Scatter, beyond_chance_is_found_by_its_factor_and_by_its_variance) {
  EXPECT_NEAR(scatter_around(60, places(5, 0, 2'000, 3), 0).factor, 5, 0.5);
  auto const added = scatter_around(60, places(1, 6, 2'000, 4), 0);
  EXPECT_TRUE(added.beyond_chance);
  EXPECT_NEAR(added.between_variance, 36, 4);
}

TEST(Scatter, worked_by_hand_for_four_places) {
  // z = 1, -1, 3, -3, all errors 2: phi = 20/4 = 5, tau^2 = (20 - 3)/(1 - 0.25) = 22.67. Rule: 5 > 1 + 2 sqrt(2/4)
  // = 2.41.
  std::vector<FunnelPoint> const points{{62, 2}, {58, 2}, {66, 2}, {54, 2}};
  auto const scatter = scatter_around(60, points, 0);
  EXPECT_DOUBLE_EQ(scatter.factor, 5);
  EXPECT_DOUBLE_EQ(scatter.between_variance, 17 / 0.75);
  EXPECT_TRUE(scatter.beyond_chance);
}

TEST(Scatter, of_two_places_is_unknown) {
  EXPECT_EQ(scatter_around(60, places(9, 0, 2, 5)).outcome, ScatterOutcome::too_few_places);
}

}  // namespace
}  // namespace wardmote::analysis::ranking
