// Several types of cases scanned together, against a slow reading of the definition; and what must not change the answer.
#include "analysis/scan/joint_scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "analysis/backwards.h"
#include "analysis/scan/answer_bits.h"
#include "analysis/scan/drawn_world.h"
#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/kernel/choose.h"
#include "analysis/scan/scan.h"
#include "analysis/scan/scan_oracle.h"

namespace wardmote::analysis::scan {
namespace {

/// A small world with cases of so many types.
Study study_of_types(Kind const& kind, std::size_t types, unsigned seed) {
  auto study = small_study(kind.model, kind.places, kind.intervals, seed);
  while (study.further.size() + 1 < types) {
    auto const other = small_study(kind.model, kind.places, kind.intervals,
                                   seed + 100 * static_cast<unsigned>(study.further.size() + 1));
    study.further.push_back({other.cases, other.controls, other.expected});
  }
  return study;
}

TEST(JointScan, finds_in_every_small_world_the_largest_sum_that_the_definition_gives) {
  int contributing_together = 0;
  for (auto const& kind : kinds())
    for (std::size_t const types : {2u, 3u})
      for (unsigned seed = 1; seed <= 8; ++seed) {
        auto const study = study_of_types(kind, types, seed);
        auto const options = options_of(kind);
        auto const answer = scan(study, options);
        auto const found = answer.clusters.empty() ? 0 : answer.clusters.front().statistic;
        EXPECT_NEAR(found, Oracle(study, options).largest(), 1e-9)
            << static_cast<int>(kind.model) << " " << kind.places << " " << kind.intervals << " types " << types
            << " seed " << seed;
        if (!answer.clusters.empty())
          contributing_together += std::ranges::count_if(answer.clusters.front().types, &TypePart::contributes) > 1;
      }
  EXPECT_GT(contributing_together, 500);
}

/// Three places far apart, of equal populations; no zone holds two of them.
Study by_hand() {
  Study study{.model = Model::poisson,
              .coordinates = Coordinates::plane,
              .places = {{0, 0}, {10, 0}, {30, 0}},
              .centers = {},
              .intervals = 1,
              .cases = {{0, 0, 0, 6}, {1, 0, 0, 1}, {2, 0, 0, 1}},
              .controls = {},
              .expected = {1, {1, 1, 1}, {1}}};
  study.further = {{{{0, 0, 0, 3}, {1, 0, 0, 1}, {2, 0, 0, 2}}, {}, study.expected},
                   {{{0, 0, 0, 1}, {1, 0, 0, 4}, {2, 0, 0, 4}}, {}, study.expected}};
  return study;
}

TEST(JointScan, adds_the_ratios_of_the_types_that_have_too_many_and_tells_every_type) {
  ScanOptions options;
  options.replicates = 0;
  auto const cluster = scan(by_hand(), options).clusters.at(0);
  auto const first = 6 * std::log(6 / (8 / 3.0)) + 2 * std::log(2 / (16 / 3.0));
  auto const second = 3 * std::log(3 / 2.0) + 3 * std::log(3 / 4.0);
  EXPECT_EQ(cluster.places, std::vector<std::uint32_t>{0});
  EXPECT_TRUE(cluster.is_high);
  EXPECT_NEAR(cluster.statistic, first + second, 1e-12);
  ASSERT_EQ(cluster.types.size(), 3u);
  EXPECT_NEAR(cluster.types[0].ratio, first, 1e-12);
  EXPECT_NEAR(cluster.types[1].ratio, second, 1e-12);
  EXPECT_NEAR(cluster.types[0].relative_risk, (6 / (8 / 3.0)) / (2 / (16 / 3.0)), 1e-12);
  EXPECT_TRUE(cluster.types[0].contributes && cluster.types[1].contributes);
  EXPECT_FALSE(cluster.types[2].contributes);
  EXPECT_EQ(cluster.types[2].observed, 1);
  EXPECT_EQ(cluster.types[2].ratio, 0);
  EXPECT_NEAR(cluster.types[2].expected, 3, 1e-12);
  EXPECT_EQ(cluster.observed, 9);
  EXPECT_NEAR(cluster.expected, 8 / 3.0 + 2, 1e-12);
  EXPECT_NEAR(cluster.relative_risk, 9 / (8 / 3.0 + 2), 1e-12);
}

TEST(JointScan, of_low_rates_adds_those_that_have_too_few_and_of_both_takes_the_larger_sum) {
  ScanOptions options;
  options.replicates = 0;
  options.rates = Rates::low;
  auto const low = scan(by_hand(), options).clusters.at(0);
  auto const first = std::log(1 / (8 / 3.0)) + 7 * std::log(7 / (16 / 3.0));  // of the second place, or the third
  auto const second = std::log(1 / 2.0) + 5 * std::log(5 / 4.0);              // of the second place
  EXPECT_EQ(low.places, std::vector<std::uint32_t>{1});
  EXPECT_FALSE(low.is_high);
  EXPECT_NEAR(low.statistic, first + second, 1e-12);
  options.rates = Rates::both;
  options.overlap = Overlap::unrestricted;
  auto const both = scan(by_hand(), options).clusters;
  EXPECT_TRUE(both.at(0).is_high);
  EXPECT_FALSE(both.at(1).is_high);
  EXPECT_NEAR(both.at(1).statistic, low.statistic, 1e-12);
}

TEST(JointScan, replicates_have_the_maximum_that_a_scan_of_their_worlds_finds) {
  int compared = 0;
  for (auto const& kind : kinds()) {
    if (kind.places != 5 || kind.model == Model::permutation) continue;  // whose worlds tell no strata: see below
    auto const study = study_of_types({kind.model, kind.places + 8, kind.intervals, kind.rates, kind.alive}, 2, 3);
    auto options = options_of(kind);
    options.replicates = 40;
    options.seed = 5;
    auto const answer = scan(study, options);
    auto const of_types = studies_of_types(study);
    for (std::uint32_t replicate = 0; replicate < options.replicates; replicate += 13) {
      std::vector<Study> drawn;
      for (std::size_t type = 0; type < of_types.size(); ++type) {
        Prepared const prepared(of_types[type]);
        drawn.push_back(world_as_study(of_types[type], prepared, seed_of_type(options.seed, type), replicate));
        complete_controls(of_types[type], drawn.back());
      }
      auto made = drawn.front();
      made.further = {{drawn[1].cases, drawn[1].controls, drawn[1].expected}};
      std::uint64_t least = 2;
      for (auto const& one : drawn) {
        std::uint64_t cases = 0;
        for (auto const& counted : one.cases) cases += counted.count;
        least = std::min(least, cases);
      }
      if (least < 2) continue;  // given expected cases alone
      auto plain = options;
      plain.replicates = 0;
      EXPECT_NEAR(answer.maxima.at(replicate), Oracle(made, plain).largest(), 1e-8)
          << static_cast<int>(kind.model) << " " << kind.places << " " << kind.intervals << " alive " << kind.alive
          << " rates " << static_cast<int>(kind.rates) << " replicate " << replicate;
      ++compared;
    }
  }
  EXPECT_GE(compared, 80);
}

TEST(JointScan, of_permuted_times_has_replicates_with_the_maximum_of_a_scan_of_their_worlds) {
  for (bool const alive : {false, true}) {
    Kind const kind{Model::permutation, 14, 6, Rates::high, alive};
    auto study = study_of_types(kind, 2, 3);
    for (auto* cases : {&study.cases, &study.further.front().cases})
      for (auto& one : *cases) one.stratum = 0;
    auto options = options_of(kind);
    options.replicates = 40;
    auto const answer = scan(study, options);
    auto const of_types = studies_of_types(study);
    for (std::uint32_t replicate = 0; replicate < options.replicates; ++replicate) {
      std::vector<Study> drawn;
      for (std::size_t type = 0; type < of_types.size(); ++type)
        drawn.push_back(
            world_as_study(of_types[type], Prepared(of_types[type]), seed_of_type(options.seed, type), replicate));
      auto made = drawn.front();
      made.further = {{drawn[1].cases, {}, {}}};
      EXPECT_NEAR(answer.maxima.at(replicate), Oracle(made, options).largest(), 1e-8) << alive << " " << replicate;
    }
  }
}

/// So many types, about so many cases of each at a place.
Study larger_study(Model model, std::uint32_t places, std::uint32_t intervals, double cases_a_place,
                   std::size_t types = 2) {
  base::RandomStream random(6, 0);
  auto study = small_study(model, places, intervals, 3);
  for (auto& one : study.expected.of_place) one *= cases_a_place / 5 / intervals;  // 1 to 9 before
  std::vector<TypeOfCases> drawn;
  for (std::size_t type = 0; type < types; ++type) {
    auto& made = drawn.emplace_back(TypeOfCases{{}, {}, study.expected});
    for (std::uint32_t i = 0; i < places * intervals; ++i) {
      auto const count = cases_a_place / intervals * (0.5 + random.uniform());
      made.cases.push_back({i % places, i / places, 0, static_cast<std::uint32_t>(count + random.uniform())});
    }
    if (model == Model::bernoulli) made.controls = made.cases;
  }
  study.cases = drawn.front().cases;
  study.controls = drawn.front().controls;
  study.further = {drawn.begin() + 1, drawn.end()};
  return study;
}

/// Compares every 13th replicate, of all kernels, with the scan of its worlds as if they were real data; how many.
int compare_with_scans_of_worlds(Study const& study, ScanOptions options, std::string const& what) {
  options.replicates = 40;
  auto const of_types = studies_of_types(study);
  std::vector<std::vector<double>> maxima;
  for (auto const* kernel : kernel::usable_kernels())
    maxima.push_back(scan(study, options, {.instructions = kernel->instructions}).maxima);
  int compared = 0;
  for (std::uint32_t replicate = 0; replicate < options.replicates; replicate += 13) {
    std::vector<TypeOfCases> drawn;
    for (std::size_t type = 0; type < of_types.size(); ++type) {
      Prepared const prepared(of_types[type]);
      auto world = world_as_study(of_types[type], prepared, seed_of_type(options.seed, type), replicate);
      complete_controls(of_types[type], world);
      drawn.push_back({world.cases, world.controls, world.expected});
    }
    auto made = study;
    made.cases = drawn.front().cases;
    made.controls = drawn.front().controls;
    made.further = {drawn.begin() + 1, drawn.end()};
    auto plain = options;
    plain.replicates = 0;
    auto const clusters = scan(made, plain).clusters;
    auto const largest = clusters.empty() ? 0 : clusters.front().statistic;
    for (auto const& of_kernel : maxima)
      EXPECT_NEAR(of_kernel.at(replicate), largest, 1e-8) << what << " replicate " << replicate;
    ++compared;
  }
  return compared;
}

TEST(JointScan, replicates_have_it_too_where_counts_are_large_and_a_walk_passes_over_many_places_at_once) {
  int compared = 0;
  for (auto const model : {Model::poisson, Model::bernoulli, Model::expectation})
    for (double const cases_a_place : {0.5, 8.0, 60.0, 600.0, 5000.0})
      for (auto const rates : {Rates::high, Rates::low, Rates::both})
        for (std::uint32_t const intervals : {1u, 5u}) {
          auto const is_slow = intervals > 1 || model == Model::bernoulli;  // cases are drawn one by one
          if (is_slow && cases_a_place > 100 && (model != Model::poisson || rates != Rates::high)) continue;
          auto const study = larger_study(model, intervals == 1 ? 200 : 20, intervals, cases_a_place);
          compared += compare_with_scans_of_worlds(
              study, options_of({model, 0, intervals, rates, false}),
              "model " + std::to_string(static_cast<int>(model)) + " rates " + std::to_string(static_cast<int>(rates)) +
                  " cases " + std::to_string(cases_a_place) + " intervals " + std::to_string(intervals));
        }
  EXPECT_GT(compared, 200);
}

TEST(JointScan, replicates_have_it_too_where_many_windows_of_time_are_passed_over_at_once) {
  int compared = 0;
  for (std::size_t const types : {2u, 3u, 4u, 7u})
    for (double const cases_a_place : {0.6, 8.0, 50.0})
      for (std::uint32_t const shortest : {1u, 3u}) {
        auto options = options_of({Model::permutation, 0, 45, Rates::high, false});
        options.limits.intervals_min = shortest;
        options.limits.intervals_max = 14;
        compared +=
            compare_with_scans_of_worlds(larger_study(Model::permutation, 40, 45, cases_a_place, types), options,
                                         "types " + std::to_string(types) + " cases " + std::to_string(cases_a_place) +
                                             " from " + std::to_string(shortest));
      }
  EXPECT_EQ(compared, 96);
}

/// Of the joint path alone.
Found found_jointly(Study const& study, ScanOptions const& options) {
  auto const studies = studies_of_types(study);
  std::vector<Prepared> const types(studies.begin(), studies.end());
  Zones const zones(studies.front(), options, types.front().at_risk());
  return scan_jointly(types, zones, options, {}, kernel::portable_kernel(), in_order);
}

TEST(JointScan, of_one_type_is_the_scan_of_it) {
  for (auto const& kind : kinds())
    for (double const penalty : {0.0, 0.5}) {
      if (kind.places != 9) continue;
      auto const study = small_study(kind.model, kind.places, kind.intervals, 4);
      auto options = options_of(kind);
      options.replicates = 40;
      if (penalty > 0) options.ellipses = {.shapes = {2, 3}, .angles = {3, 4}, .penalty = penalty};
      auto const alone = scan(study, options);
      auto const joint = found_jointly(study, options);
      ASSERT_EQ(joint.maxima.size(), alone.maxima.size());
      for (std::size_t i = 0; i < alone.maxima.size(); ++i) EXPECT_NEAR(joint.maxima[i], alone.maxima[i], 1e-9);
      double largest = 0;
      for (auto const& one : joint.candidates) largest = std::max(largest, one.statistic);
      EXPECT_NEAR(largest, alone.clusters.empty() ? 0 : alone.clusters.front().statistic, 1e-9);
    }
}

TEST(JointScan, draws_the_worlds_of_each_type_by_a_seed_of_its_own_and_keeps_the_given_one_for_the_first) {
  EXPECT_EQ(seed_of_type(17, 0), 17u);
  std::vector<std::uint64_t> seeds;
  for (std::uint64_t const seed : {1u, 2u, 3u})
    for (std::size_t type = 0; type < 40; ++type) seeds.push_back(seed_of_type(seed, type));
  std::ranges::sort(seeds);
  EXPECT_EQ(std::ranges::adjacent_find(seeds), seeds.end());
}

TEST(JointScan, with_replicates_tells_of_the_clusters_it_tells_without_those_that_some_world_is_below) {
  for (auto const& kind : kinds())
    for (unsigned seed = 1; seed <= 6; ++seed) {
      auto options = options_of(kind);
      options.overlap = seed % 2 == 0 ? Overlap::no_place_shared : Overlap::unrestricted;
      options.replicates = 3;
      auto const study = study_of_types({kind.model, kind.places + 8, kind.intervals, kind.rates, kind.alive}, 3, seed);
      EXPECT_TRUE(tells_what_some_world_is_below(study, options))
          << static_cast<int>(kind.model) << " " << kind.places << " " << kind.intervals << " seed " << seed;
    }
}

TEST(JointScan, gives_the_same_bits_for_any_order_of_tasks_and_rows_any_instructions_and_any_number_of_processes) {
  std::mt19937 random(3);
  for (auto const& kind : kinds()) {
    if (kind.places != 5) continue;
    auto study = study_of_types({kind.model, 14, kind.intervals, kind.rates, kind.alive}, 3, 7);
    auto options = options_of(kind);
    options.replicates = 70;
    auto const once = bits_of(scan(study, options));
    EXPECT_EQ(once, bits_of(scan(study, options, {.for_each = backwards})));
    for (auto const* kernel : kernel::usable_kernels())
      EXPECT_EQ(once, bits_of(scan(study, options, {.instructions = kernel->instructions}))) << kernel->instructions;
    std::vector<double> other;
    (void)scan(study, options, {.share = 1, .shares = 2, .combine = [&](std::span<double> own) {
                                  other.assign(own.begin(), own.end());
                                }});
    auto const combine = [&](std::span<double> own) {
      for (std::size_t i = 0; i < own.size(); ++i) own[i] = std::max(own[i], other[i]);
    };
    EXPECT_EQ(once, bits_of(scan(study, options, {.share = 0, .shares = 2, .combine = combine})));
    std::ranges::shuffle(study.cases, random);
    for (auto& type : study.further) std::ranges::shuffle(type.cases, random);
    for (auto& type : study.further) std::ranges::shuffle(type.controls, random);
    EXPECT_EQ(once, bits_of(scan(study, options)));
  }
}

TEST(JointScan, says_nothing_where_a_type_has_fewer_than_two_cases_and_what_does_not_go_together) {
  auto study = by_hand();
  study.further[1].cases = {{2, 0, 0, 1}};
  EXPECT_EQ(scan(study, {}).outcome, Outcome::too_few_cases);
  EXPECT_FALSE(joint_fault({}, Model::poisson));
  EXPECT_TRUE(joint_fault({}, Model::negative_binomial)->contains("negative binomial"));
  ScanOptions options;
  options.gini = GiniReport{{0.5}};
  EXPECT_TRUE(joint_fault(options, Model::poisson)->contains("Gini"));
}

}  // namespace
}  // namespace wardmote::analysis::scan
