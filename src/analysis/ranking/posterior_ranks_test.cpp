#include "analysis/ranking/posterior_ranks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

#include "analysis/normal.h"
#include "analysis/ranking/gamma_draw.h"
#include "analysis/ranking/shrinkage.h"
#include "base/ensure.h"

namespace wardmote::analysis::ranking {
namespace {

void backwards(std::size_t count, Task const& task) {
  std::thread other([&] {
    for (std::size_t i = count; i-- > 0;) task(i);
  });
  other.join();
}

TEST(PosteriorRanks, of_two_places_are_the_probability_that_a_normal_difference_is_negative) {
  auto const ranks = posterior_ranks(std::vector<Estimate>{{31, 1.2}, {33, 0.9}}, {.draws = 40'000});
  EXPECT_NEAR(ranks.places[0].first_probability, normal_cdf(2 / std::hypot(1.2, 0.9)), 0.005);
  EXPECT_NEAR(ranks.places[0].first_probability + ranks.places[1].first_probability, 1, 1e-12);
}

TEST(PosteriorRanks, of_equal_places_are_uniform) {
  auto const ranks = posterior_ranks(std::vector<Estimate>(5, {40, 2}), {.draws = 20'000});
  for (auto const& place : ranks.places) {
    EXPECT_NEAR(place.best_probability(2), 0.4, 0.02);
    EXPECT_EQ(place.lower, 1);
    EXPECT_EQ(place.upper, 5);
    EXPECT_EQ(place.median, 3);
    EXPECT_NEAR(std::accumulate(place.probability.begin(), place.probability.end(), 0.0), 1, 1e-12);
  }
}

TEST(PosteriorRanks, spread_with_the_overdispersion) {
  std::vector<Estimate> const places{{31, 1}, {34, 1}, {37, 1}};
  auto const narrow = posterior_ranks(places), wide = posterior_ranks(places, {.overdispersion = 9});
  EXPECT_GT(narrow.places[0].first_probability, wide.places[0].first_probability + 0.1);
}

std::vector<std::vector<double>> const counts{{0, 40, 3'000}, {2, 60, 3'100}, {5, 90, 4'000}, {1, 55, 2'500}};
std::vector<double> const weights{143'888, 8'109, 1'150};

std::vector<PlaceCounts> places_of(std::vector<std::vector<double>> const& rows) {
  std::vector<PlaceCounts> places;
  for (auto const& row : rows) places.push_back({100'000, row});
  return places;
}

TEST(PosteriorRanksOfCounts, put_the_place_with_the_smallest_index_first_most_often) {
  auto const ranks = posterior_ranks_of_counts(places_of(counts), weights);
  EXPECT_EQ(ranks.outcome, Outcome::computed);
  EXPECT_EQ(ranks.places[2].median, 4);
  EXPECT_GT(ranks.places[0].first_probability + ranks.places[3].first_probability, 0.85);
}

TEST(PosteriorRanksOfCounts, near_the_normal_ones_where_counts_are_large) {
  std::vector<std::vector<double>> const large{{40'000}, {40'300}, {41'000}};
  std::vector<double> const one{1};
  auto const ranks = posterior_ranks_of_counts(places_of(large), one, {.draws = 20'000});
  std::vector<Estimate> estimates;
  for (auto const& row : large) estimates.push_back({row[0], std::sqrt(row[0])});
  auto const normal = posterior_ranks(estimates, {.draws = 20'000});
  for (std::size_t i = 0; i < large.size(); ++i)
    EXPECT_NEAR(ranks.places[i].first_probability, normal.places[i].first_probability, 0.08);
}

TEST(PosteriorRanksOfCounts, are_the_same_to_the_last_bit_for_shuffled_rows_and_any_thread) {
  auto const places = places_of(counts);
  std::vector<PlaceCounts> const turned(places.rbegin(), places.rend());
  auto const one = posterior_ranks_of_counts(places, weights, {.draws = 500});
  auto const other = posterior_ranks_of_counts(turned, weights, {.draws = 500}, backwards);
  for (std::size_t i = 0; i < places.size(); ++i)
    EXPECT_EQ(one.places[i].probability, other.places[places.size() - 1 - i].probability);
}

TEST(PosteriorRanks, of_one_place_are_not_computed) {
  EXPECT_EQ(posterior_ranks(std::vector<Estimate>{{1, 1}}).outcome, Outcome::too_few_places);
  EXPECT_EQ(posterior_ranks(std::vector<Estimate>{{1, 1}, {2, -1}}).outcome, Outcome::no_standard_error);
  std::vector<double> const short_row{1};
  std::vector<PlaceCounts> const uneven{{100, short_row}, {100, short_row}};
  EXPECT_THROW(posterior_ranks_of_counts(uneven, weights), base::BrokenPromise);
}

TEST(PeerLaw, is_marshalls_moments_worked_by_hand) {
  // n = 10, 30, 20 of N = 1000 each: b = 0.02, s^2 = (0.01^2 + 0.01^2 + 0)/3, a = s^2 - b/1000 = 4.6667e-5.
  auto const law = peer_law(std::vector<Exposed>{{10, 1'000}, {30, 1'000}, {20, 1'000}});
  double const between = 2e-4 / 3 - 2e-5;
  EXPECT_NEAR(law.mean(), 0.02, 1e-15);
  EXPECT_NEAR(law.exposure, 0.02 / between, 1e-9);
  EXPECT_NEAR(place_law(law, {30, 1'000}).mean(), (0.02 * law.exposure + 30) / (law.exposure + 1'000), 1e-15);
}

TEST(PeerLaw, knows_no_more_than_all_peers_together) {
  auto const alike = peer_law(std::vector<Exposed>{{20, 1'000}, {20, 1'000}, {20, 1'000}});
  EXPECT_EQ(alike.exposure, 3'000);
  auto const none = peer_law(std::vector<Exposed>{{0, 1'000}, {0, 2'000}});
  EXPECT_EQ(none.shape, 0.5);
  EXPECT_EQ(none.exposure, 3'000);
}

TEST(GammaDraw, has_the_mean_the_variance_and_the_tails_of_its_law) {
  for (double const shape : {0.3, 1.0, 4.5, 900.0}) {
    base::RandomStream stream(1, 2);
    double sum = 0, squares = 0;
    constexpr int draws = 60'000;
    for (int i = 0; i < draws; ++i) {
      double const x = gamma_draw(shape, stream);
      ASSERT_GE(x, 0);
      sum += x, squares += x * x;
    }
    double const mean = sum / draws, variance = squares / draws - mean * mean;
    EXPECT_NEAR(mean, shape, 5 * std::sqrt(shape / draws)) << shape;
    EXPECT_NEAR(variance / shape, 1, 0.06) << shape;
  }
}

}  // namespace
}  // namespace wardmote::analysis::ranking
