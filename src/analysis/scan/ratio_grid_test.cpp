#include "analysis/scan/ratio_grid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/scan/kernel/buckets.h"
#include "base/random.h"

namespace wardmote::analysis::scan {
namespace {

/// What is told of a count, as the kernels read it.
std::uint8_t told(kernel::RatiosOfCounts const& ratios, double count) {
  auto const above = std::max<std::int64_t>(0, static_cast<std::int64_t>(count) - ratios.base) >> ratios.shift;
  return ratios.entries[std::min<std::int64_t>(above, kernel::ratio_entries - 1)];
}

/// How many of the windows of one model, drawn at random, were told to the full.
int compare(Model model, ScanOptions const& options, double cases, double trials) {
  Likelihood const likelihood(model, cases, trials);
  RatioScale const scale(3);
  auto const expected_max = cases * 0.7;
  RatioGrid const grid(likelihood, options, expected_max, scale);
  base::RandomStream random(static_cast<std::uint64_t>(cases), 4);
  int unbounded = 0;
  for (int i = 0; i < 20'000; ++i) {
    auto const expected = expected_max * std::exp2(-18 * random.uniform());
    auto const spread = 9 * std::sqrt(expected) + 6;
    auto const count = std::clamp(std::floor(expected + spread * (2 * random.uniform() - 1)),
                                  likelihood.count_min(expected), likelihood.count_max(expected));
    for (bool const is_high : {true, false}) {
      auto const& side = is_high ? grid.ratios().high : grid.ratios().low;
      if (side == nullptr) continue;
      auto const contributes = is_high ? count > expected && count >= options.high_cases_min
                                       : count < expected && count >= options.low_cases_min;
      auto const ratio = contributes ? likelihood.ratio(count, expected) : 0;
      auto const entry = told(side[kernel::bucket_of(expected)], count);
      EXPECT_GT(entry, scale.bound(ratio * (1 - 1e-12)) - (ratio > 0 ? 0 : 1))
          << "model " << static_cast<int>(model) << " count " << count << " expected " << expected;
      unbounded += entry == kernel::ratio_unbounded && ratio < 12;
    }
  }
  return unbounded;
}

TEST(RatioGrid, tells_of_no_count_a_ratio_that_is_less_than_its_own_and_of_nearly_all_one_that_says_something) {
  for (auto const rates : {Rates::high, Rates::low, Rates::both})
    for (double const cases : {9.0, 300.0, 20'000.0, 3'000'000.0}) {
      ScanOptions options;
      options.rates = rates;
      for (auto const model : {Model::poisson, Model::permutation, Model::expectation, Model::bernoulli})
        EXPECT_LT(compare(model, options, cases, 2.5 * cases), 500) << cases;
      options.low_cases_min = 3;
      options.high_cases_min = 1;
      (void)compare(Model::poisson, options, cases, 0);
    }
}

TEST(RatioGrid, has_sums_above_the_bound_of_whatever_a_sum_of_ratios_is_above) {
  base::RandomStream random(3, 3);
  for (std::size_t const types : {2u, 5u, 40u}) {
    RatioScale const scale(types);
    for (int i = 0; i < 10'000; ++i) {
      double sum = 0;
      int told_sum = 0;
      for (std::size_t type = 0; type < types; ++type) {
        auto const ratio = random.uniform() < 0.3 ? 40 * random.uniform() * random.uniform() : 0;
        sum += ratio;
        told_sum += scale.at_least(ratio);
      }
      if (sum == 0) continue;
      EXPECT_GT(std::min<int>(told_sum, kernel::ratio_unbounded), scale.bound(sum * (1 - 1e-12)));
    }
  }
}

}  // namespace
}  // namespace wardmote::analysis::scan
