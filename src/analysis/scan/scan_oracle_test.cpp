// The scan against a slow reading of the definitions, on small worlds; and what must not change its answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <span>

#include "analysis/backwards.h"
#include "analysis/scan/answer_bits.h"
#include "analysis/scan/kernel/choose.h"
#include "analysis/scan/scan.h"
#include "analysis/scan/scan_oracle.h"

namespace wardmote::analysis::scan {
namespace {

TEST(ScanOracle, the_likeliest_cluster_of_every_small_world_is_the_one_that_the_definition_gives) {
  for (auto const& kind : kinds())
    for (unsigned seed = 1; seed <= 12; ++seed) {
      auto const study = small_study(kind.model, kind.places, kind.intervals, seed);
      auto const options = options_of(kind);
      auto const answer = scan(study, options);
      auto const found = answer.clusters.empty() ? 0 : answer.clusters.front().statistic;
      EXPECT_NEAR(found, Oracle(study, options).largest(), 1e-9)
          << static_cast<int>(kind.model) << " " << kind.places << " " << kind.intervals << " seed " << seed;
    }
}

/// Each place reaches two thirds of the others, at distances that have nothing to do with where they lie, other ways back than there.
void state_distances(Study& study, unsigned seed) {
  std::mt19937 random(seed);
  study.stated.starts.assign(1, 0);
  for (std::uint32_t from = 0; from < study.places.size(); ++from) {
    for (std::uint32_t to = 0; to < study.places.size(); ++to)
      if (to != from && random() % 3 > 0) {
        study.stated.places.push_back(to);
        study.stated.distances.push_back(static_cast<double>(random() % 1'000'000) / 1000);
      }
    study.stated.starts.push_back(study.stated.places.size());
  }
}

/// Each place becomes an area that reaches far; windows are laid around its points.
void make_areas(Study& study, unsigned seed, std::size_t each) {
  std::mt19937 random(seed);
  study.area_points.each = each;
  for (auto const& place : study.places)
    for (std::size_t i = 0; i < each; ++i)
      study.area_points.points.push_back({place.x + static_cast<double>(random() % 50'000), place.y});
  study.centers = study.area_points.points;
}

TEST(ScanOracle, zones_go_by_stated_distances_and_by_half_of_an_area_as_their_definitions_say) {
  int zones_beyond_one_place = 0;
  for (auto const& kind : kinds())
    for (unsigned seed = 1; seed <= 6; ++seed)
      for (std::size_t const each : {0u, 1u, 2u, 5u}) {
        auto study = small_study(kind.model, kind.places, kind.intervals, seed);
        each > 0 ? make_areas(study, seed, each) : state_distances(study, seed);
        auto const options = options_of(kind);
        auto const answer = scan(study, options);
        auto const found = answer.clusters.empty() ? 0 : answer.clusters.front().statistic;
        EXPECT_NEAR(found, Oracle(study, options).largest(), 1e-9)
            << static_cast<int>(kind.model) << " " << kind.places << " " << kind.intervals << " seed " << seed
            << " points " << each;
        zones_beyond_one_place += !answer.clusters.empty() && answer.clusters.front().places.size() > 1;
      }
  EXPECT_GT(zones_beyond_one_place, 500);
}

TEST(Scan, of_stated_distances_tells_the_stated_radius_and_takes_in_no_place_that_cannot_be_reached) {
  auto study = small_study(Model::poisson, 4, 1, 1);
  study.expected.of_place.assign(4, 1);
  study.cases = {{0, 0, 0, 9}, {3, 0, 0, 9}, {1, 0, 0, 1}, {2, 0, 0, 1}};
  study.stated = {.starts = {0, 1, 1, 1, 2}, .places = {3, 0}, .distances = {7.5, 2.5}};  // 0 to 3 and back, no other
  auto options = options_of({Model::poisson, 4, 1, Rates::high, false});
  auto const both = scan(study, options).clusters.at(0);
  EXPECT_EQ(both.center, 0u);
  EXPECT_EQ(both.places, (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(both.radius, 7.5);
  options.limits.distance = 5;
  EXPECT_EQ(scan(study, options).clusters.at(0).center, 3u);
  EXPECT_EQ(scan(study, options).clusters.at(0).radius, 2.5);
  study.stated = {.starts = {0, 0, 0, 0, 0}, .places = {}, .distances = {}};
  EXPECT_EQ(scan(study, options).clusters.at(0).places.size(), 1u);
}

TEST(Scan, with_replicates_tells_of_the_clusters_it_tells_without_those_that_some_world_is_below) {
  for (auto const& kind : kinds())
    for (unsigned seed = 1; seed <= 6; ++seed) {
      auto options = options_of(kind);
      options.overlap = seed % 2 == 0 ? Overlap::no_place_shared : Overlap::unrestricted;
      options.replicates = 3;
      EXPECT_TRUE(
          tells_what_some_world_is_below(small_study(kind.model, 8 + kind.places, kind.intervals, seed), options))
          << static_cast<int>(kind.model) << " " << kind.places << " " << kind.intervals << " seed " << seed;
    }
}

TEST(Scan, gives_the_same_bits_for_any_order_of_tasks_and_rows_any_instructions_and_any_number_of_processes) {
  std::mt19937 random(3);
  for (auto const& kind : kinds()) {
    if (kind.places != 5) continue;
    for (int const distances : {0, 1, 2}) {
      auto study = small_study(kind.model, 9 + kind.places, kind.intervals, 7);
      if (distances == 1) state_distances(study, 7);
      if (distances == 2) make_areas(study, 7, 4);
      auto options = options_of(kind);
      options.replicates = 40;
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
      std::ranges::shuffle(study.controls, random);
      EXPECT_EQ(once, bits_of(scan(study, options)));
    }
  }
}

}  // namespace
}  // namespace wardmote::analysis::scan
