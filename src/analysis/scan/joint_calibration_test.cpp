// What the p-value of several types together promises, and that two weak signs are found oftener than each of them: by
// simulation.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "analysis/scan/scan.h"

namespace wardmote::analysis::scan {
namespace {

constexpr std::uint32_t map_side = 6;
constexpr int joint_maps_many = 2'000, joint_maps_few = 200;

/// Independent Poisson counts of each type on a grid of places; inside a square of 2 x 2 so many times as many, by type.
Study map_of(Model model, double mean, std::vector<double> const& times, std::mt19937_64& random) {
  Study study{.model = model,
              .coordinates = Coordinates::plane,
              .places = {},
              .centers = {},
              .intervals = model == Model::permutation ? 6u : 1u,
              .cases = {},
              .controls = {},
              .expected = {}};
  study.expected = {1, std::vector<double>(map_side * map_side, 1), std::vector<double>(study.intervals, 1)};
  for (std::uint32_t p = 0; p < map_side * map_side; ++p)
    study.places.push_back({static_cast<double>(p % map_side), static_cast<double>(p / map_side)});
  study.further.assign(times.size() - 1, {{}, {}, study.expected});
  for (std::size_t type = 0; type < times.size(); ++type)
    for (std::uint32_t p = 0; p < map_side * map_side; ++p)
      for (std::uint32_t t = 0; t < study.intervals; ++t) {
        auto const is_inside = p % map_side < 2 && p / map_side < 2;
        std::poisson_distribution<std::uint32_t> law(is_inside ? times[type] * mean : mean);
        (type == 0 ? study.cases : study.further[type - 1].cases).push_back({p, t, 0, law(random)});
      }
  return study;
}

bool is_significant(Study const& study, std::uint64_t seed) {
  ScanOptions options;
  options.extent = study.intervals > 1 ? Extent::space_time : Extent::spatial;
  options.limits.intervals_max = 3;
  options.replicates = 99;
  options.seed = seed;
  auto const answer = scan(study, options);
  return !answer.clusters.empty() && answer.clusters.front().p_value <= 0.05;
}

double share_significant(Model model, double mean, std::size_t types, int maps) {
  std::mt19937_64 random(23);
  int significant = 0;
  for (int map = 0; map < maps; ++map)
    significant +=
        is_significant(map_of(model, mean, std::vector<double>(types, 1), random), static_cast<std::uint64_t>(map) + 1);
  return static_cast<double>(significant) / maps;
}

TEST(JointCalibration, of_maps_without_a_cluster_one_in_twenty_is_significant_however_many_types_there_are) {
  auto const expect_level = [](std::string const& name, Model model, double mean, std::size_t types, int maps) {
    auto const share = share_significant(model, mean, types, maps);
    RecordProperty(name, std::to_string(share));
    EXPECT_NEAR(share, 0.05, 4 * std::sqrt(0.05 * 0.95 / maps)) << name;
  };
  expect_level("two_types", Model::poisson, 2, 2, joint_maps_many);
  expect_level("five_types", Model::poisson, 2, 5, joint_maps_few);
  expect_level("two_types_permuted", Model::permutation, 0.5, 2, joint_maps_few);
}

TEST(JointCalibration, a_weak_excess_in_two_types_is_found_oftener_together_than_in_either) {
  std::mt19937_64 random(31);
  int together = 0, first = 0, second = 0;
  for (int map = 0; map < joint_maps_few; ++map) {
    auto const study = map_of(Model::poisson, 4, {1.8, 1.8}, random);
    auto alone = study, other = study;
    alone.further.clear();
    other.cases = std::exchange(other.further, {}).front().cases;
    auto const seed = static_cast<std::uint64_t>(map) + 1;
    together += is_significant(study, seed), first += is_significant(alone, seed),
        second += is_significant(other, seed);
  }
  RecordProperty("together", together);
  RecordProperty("first", first);
  RecordProperty("second", second);
  EXPECT_GT(together, std::max(first, second) + joint_maps_few / 10);
}

}  // namespace
}  // namespace wardmote::analysis::scan
