// What a p-value promises, and that a cluster which is there is found: by simulation.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "analysis/scan/scan.h"

namespace wardmote::analysis::scan {
namespace {

constexpr std::uint32_t side = 8;
constexpr int maps = 2'000;
constexpr int maps_few = 400;
constexpr std::uint32_t replicates = 99;

/// Independent Poisson counts on a grid of places; inside a square of 2 x 2, so many times as many.
Study map_of(Model model, double mean, double times, std::mt19937_64& random) {
  Study study{.model = model,
              .coordinates = Coordinates::plane,
              .places = {},
              .centers = {},
              .intervals = model == Model::permutation ? 6u : 1u,
              .cases = {},
              .controls = {},
              .expected = {}};
  study.expected = {1, {}, std::vector<double>(study.intervals, 1)};
  for (std::uint32_t p = 0; p < side * side; ++p) {
    auto const column = p % side, row = p / side;
    study.places.push_back({static_cast<double>(column), static_cast<double>(row)});
    study.expected.of_place.push_back(1);
    auto const is_inside = column < 2 && row < 2;
    for (std::uint32_t t = 0; t < study.intervals; ++t) {
      std::poisson_distribution<std::uint32_t> law(is_inside ? times * mean : mean);
      study.cases.push_back({p, t, 0, law(random)});
    }
    if (model == Model::bernoulli) study.controls.push_back({p, 0, 0, 3});
  }
  return study;
}

/// The share of maps whose likeliest cluster has p <= 0.05.
double share_significant(Model model, double mean, double times, int count) {
  std::mt19937_64 random(17);
  ScanOptions options;
  options.extent = model == Model::permutation ? Extent::space_time : Extent::spatial;
  options.limits.intervals_max = 3;
  options.replicates = replicates;
  int significant = 0;
  for (int map = 0; map < count; ++map) {
    options.seed = static_cast<std::uint64_t>(map) + 1;
    auto const answer = scan(map_of(model, mean, times, random), options);
    significant += !answer.clusters.empty() && answer.clusters.front().p_value <= 0.05;
  }
  return static_cast<double>(significant) / count;
}

TEST(ScanCalibration, of_maps_without_a_cluster_one_in_twenty_is_significant_and_of_sparse_ones_no_more) {
  auto const error = std::sqrt(0.05 * 0.95 / maps);
  EXPECT_LT(share_significant(Model::poisson, 0.05, 1, maps), 0.05 + 4 * error);
  auto const error_of_few = std::sqrt(0.05 * 0.95 / maps_few);
  EXPECT_NEAR(share_significant(Model::poisson, 5, 1, maps_few), 0.05, 4 * error_of_few);
  EXPECT_LT(share_significant(Model::bernoulli, 1, 1, maps_few), 0.05 + 4 * error_of_few);
  EXPECT_LT(share_significant(Model::permutation, 0.5, 1, maps_few), 0.05 + 4 * error_of_few);
}

/// The share of maps with p <= 0.05, the counts being gamma mixtures of Poisson ones with so large a variance over the mean.
double share_significant_against_expected(double mean, double dispersion, std::uint32_t intervals, int count) {
  std::mt19937_64 random(29);
  std::gamma_distribution<double> gamma(mean / std::max(1e-9, dispersion - 1), std::max(1e-9, dispersion - 1));
  ScanOptions options;
  options.extent = intervals > 1 ? Extent::space_time : Extent::spatial;
  options.limits.intervals_max = intervals > 1 ? 3 : 1;
  options.replicates = replicates;
  int significant = 0;
  for (int map = 0; map < count; ++map) {
    auto study = map_of(Model::poisson, 1, 1, random);
    study.model = Model::expectation;
    study.intervals = intervals;
    study.cases.clear();
    study.expected.of_interval.assign(intervals, mean);
    for (std::uint32_t p = 0; p < side * side; ++p)
      for (std::uint32_t t = 0; t < intervals; ++t) {
        std::poisson_distribution<std::uint32_t> law(dispersion > 1 ? std::max(1e-12, gamma(random)) : mean);
        study.cases.push_back({p, t, 0, law(random)});
      }
    options.seed = static_cast<std::uint64_t>(map) + 1;
    auto const answer = scan(study, options);
    significant += !answer.clusters.empty() && answer.clusters.front().p_value <= 0.05;
  }
  return static_cast<double>(significant) / count;
}

TEST(ScanCalibration, given_expected_cases_hold_the_level_if_counts_are_poisson_and_exceed_it_if_they_scatter_more) {
  auto const error = std::sqrt(0.05 * 0.95 / maps_few);
  EXPECT_LT(share_significant_against_expected(0.05, 1, 1, maps_few), 0.05 + 4 * error);
  EXPECT_NEAR(share_significant_against_expected(5, 1, 1, maps_few), 0.05, 4 * error);
  EXPECT_LT(share_significant_against_expected(0.5, 1, 6, maps_few), 0.05 + 4 * error);
  EXPECT_GT(share_significant_against_expected(5, 2, 1, 100), 0.2);
}

TEST(ScanCalibration, a_cluster_is_found_the_oftener_the_stronger_it_is) {
  double last = 0.05;
  for (double const times : {1.5, 2.0, 3.0}) {
    auto const found = share_significant(Model::poisson, 5, times, 100);
    EXPECT_GT(found, last) << times;
    last = found;
  }
  EXPECT_GT(last, 0.98);
}

}  // namespace
}  // namespace wardmote::analysis::scan
