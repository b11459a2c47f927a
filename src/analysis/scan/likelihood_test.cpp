#include "analysis/scan/likelihood.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace wardmote::analysis::scan {
namespace {

TEST(LikelihoodOfAWindow, is_nowhere_above_what_bounds_it_and_that_is_within_a_third_of_it_where_they_are_near) {
  base::RandomStream random(9, 9);
  for (auto const model : {Model::poisson, Model::permutation, Model::expectation, Model::bernoulli})
    for (double const cases : {7.0, 100.0, 40'000.0}) {
      Likelihood const likelihood(model, cases, 3 * cases);
      for (int i = 0; i < 20'000; ++i) {
        auto const expected = cases * std::exp2(-14 * random.uniform());
        auto const count = std::clamp(std::floor(expected + (14 * random.uniform() - 7) * std::sqrt(expected)),
                                      likelihood.count_min(expected), likelihood.count_max(expected));
        auto const ratio = likelihood.ratio(count, expected), bound = likelihood.at_most(count, expected);
        EXPECT_LE(ratio, bound * (1 + 1e-9) + 1e-9) << static_cast<int>(model) << " " << count << " of " << expected;
        EXPECT_FALSE(likelihood.is_at_most(count, expected, ratio * 1.5 * (1 - 1e-6) - 1e-9, 1.5)) << count;
        EXPECT_TRUE(likelihood.is_at_most(count, expected, bound * 1.5 * (1 + 1e-9), 1.5));
        auto const is_near = count > expected && count < 1.3 * expected && count < cases / 2 && expected > 50;
        if (!is_near || model == Model::bernoulli) continue;
        EXPECT_LT(bound, ratio * 4 / 3 + 1e-9) << count << " " << expected;
      }
    }
}

}  // namespace
}  // namespace wardmote::analysis::scan
