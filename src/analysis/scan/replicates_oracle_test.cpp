// The lanes against a plain walk: the worlds are drawn once more and scanned as if they were real data.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "analysis/scan/drawn_world.h"
#include "analysis/scan/kernel/choose.h"
#include "analysis/scan/scan.h"

namespace wardmote::analysis::scan {
namespace {

struct World {
  Model model;
  std::uint32_t intervals;
  Rates rates;
  double cases_a_place;
};

Study study_of(World const& world, std::uint32_t places) {
  std::mt19937 random(11);
  std::poisson_distribution<std::uint32_t> cases(world.cases_a_place);
  Study study{.model = world.model,
              .coordinates = Coordinates::plane,
              .places = {},
              .centers = {},
              .intervals = world.intervals,
              .cases = {},
              .controls = {},
              .expected = {}};
  study.expected = {1, {}, std::vector<double>(world.intervals, 1)};
  for (std::uint32_t p = 0; p < places; ++p) {
    study.places.push_back({static_cast<double>(random() % 1000), static_cast<double>(random() % 1000)});
    study.expected.of_place.push_back(1 + static_cast<double>(random() % 5));
    if (world.model == Model::expectation) study.expected.of_place.back() *= world.cases_a_place / 3 / world.intervals;
    for (auto count = cases(random); count > 0; --count)
      study.cases.push_back({p, static_cast<std::uint32_t>(random() % world.intervals), 0, 1});
    if (world.model == Model::bernoulli)
      study.controls.push_back({p, static_cast<std::uint32_t>(random() % world.intervals), 0,
                                static_cast<std::uint32_t>(2 * world.cases_a_place) + 1});
  }
  return study;
}

/// Compares every 23rd replicate; how many.
int compare_with_plain_scans(Study const& study, ScanOptions const& options, std::string const& what) {
  int compared = 0;
  Prepared const prepared(study);
  for (auto const* kernel : kernel::usable_kernels()) {
    auto const answer = scan(study, options, {.instructions = kernel->instructions});
    for (std::uint32_t replicate = 0; replicate < options.replicates; replicate += 23) {
      auto made = world_as_study(study, prepared, options.seed, replicate);
      complete_controls(study, made);
      auto plain = options;
      plain.replicates = 0;
      auto const alone = scan(made, plain);
      auto const largest = alone.clusters.empty() ? 0 : alone.clusters.front().statistic;
      EXPECT_NEAR(answer.maxima.at(replicate), largest, 1e-8)
          << kernel->instructions << " " << what << " replicate " << replicate;
      ++compared;
    }
  }
  return compared;
}

TEST(Replicates, have_the_maximum_that_a_plain_scan_of_their_world_finds) {
  int compared = 0;
  for (auto const model : {Model::poisson, Model::bernoulli, Model::permutation, Model::expectation})
    for (auto const rates : {Rates::high, Rates::low, Rates::both})
      for (double const cases_a_place : {0.3, 4.0, 40.0, 150.0, 900.0})
        for (std::uint32_t const intervals : {1u, 12u}) {
          if (model == Model::permutation && intervals == 1) continue;
          auto const is_of_pairs = cases_a_place == 40 || cases_a_place == 150;  // bytes, and more than bytes hold
          if (is_of_pairs && (rates != Rates::high || intervals > 1)) continue;
          if (cases_a_place > 100 && rates != Rates::high) continue;  // 32 bits
          ScanOptions options;
          options.extent = intervals == 1 ? Extent::spatial : Extent::space_time;
          options.rates = rates;
          options.limits.intervals_max = intervals == 1 ? 1 : 6;
          options.replicates = 96;  // two blocks side by side, and one alone
          options.seed = 5;
          compared += compare_with_plain_scans(
              study_of({model, intervals, rates, cases_a_place}, 40), options,
              "model " + std::to_string(static_cast<int>(model)) + " rates " + std::to_string(static_cast<int>(rates)) +
                  " cases " + std::to_string(cases_a_place) + " intervals " + std::to_string(intervals));
        }
  EXPECT_GE(compared, 100);
}

TEST(Replicates, have_it_too_where_a_walk_is_long_enough_to_pass_over_many_places_at_once) {
  for (double const cases_a_place : {0.1, 8.0, 60.0, 600.0, 5000.0}) {
    ScanOptions options;
    options.replicates = 96;
    options.seed = 5;
    for (bool const with_ellipses : {false, cases_a_place == 8}) {
      if (with_ellipses) options.ellipses = {.shapes = {2}, .angles = {2}, .penalty = 0.5};
      compare_with_plain_scans(study_of({Model::poisson, 1, Rates::high, cases_a_place}, 400), options,
                               "cases " + std::to_string(cases_a_place) + (with_ellipses ? " with ellipses" : ""));
    }
  }
}

}  // namespace
}  // namespace wardmote::analysis::scan
