#include "analysis/ranking/poisson_limits.h"

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include "base/ensure.h"

namespace wardmote::analysis::ranking {
namespace {

using Exact = boost::multiprecision::cpp_bin_float_50;

/// P(X <= count), term by term in 50 digits.
Exact at_most(int count, Exact const& mean) {
  Exact term = exp(-mean), sum = term;
  for (int k = 1; k <= count; ++k) sum += term *= mean / k;
  return sum;
}

/// The mean at which P(X <= count) is `tail`, by bisection.
Exact mean_with(int count, Exact const& tail) {
  Exact low = 0, high = 2 * count + 60;
  for (int i = 0; i < 120; ++i) {
    Exact const middle = (low + high) / 2;
    (at_most(count, middle) > tail ? low : high) = middle;
  }
  return low;
}

TEST(ExactPoissonInterval, is_right_to_twelve_digits_against_fifty_digit_sums) {
  for (double const level : {0.95, 0.998}) {
    Exact const tail = (1 - Exact(level)) / 2;
    for (int const count : {0, 1, 2, 3, 5, 10, 31, 100, 596}) {
      auto const interval = exact_poisson_interval(count, level);
      EXPECT_NEAR(static_cast<double>(interval.upper / mean_with(count, tail)), 1, 1e-12) << count;
      double const lower = count == 0 ? 0 : static_cast<double>(mean_with(count - 1, 1 - tail));
      EXPECT_NEAR(interval.lower, lower, 1e-12 * lower) << count;
    }
  }
}

TEST(ExactPoissonInterval, is_what_r_computes) {
  // R 4.2.2: qchisq(.025, 2 n)/2 and qchisq(.975, 2 n + 2)/2, printed with 17 digits.
  struct Row {
    double count, lower, upper;
  };
  for (auto const& [count, lower, upper] :
       {Row{0, 0, 3.6888794541139354}, Row{1, 0.025317807984289876, 5.5716433909388989},
        Row{10, 4.7953886961324335, 18.390356042017778}, Row{100, 81.363991250923149, 121.62679379242637},
        Row{10'000, 9804.9524672601838, 10197.951624661473}, Row{1'000'000, 998040.98334029387, 1001961.9119454322}}) {
    auto const interval = exact_poisson_interval(count);
    EXPECT_NEAR(interval.lower, lower, 1e-12 * lower) << count;
    EXPECT_NEAR(interval.upper, upper, 1e-12 * upper) << count;
  }
}

TEST(InterpolatedPoissonQuantile, is_what_r_computes_from_spiegelhalters_rule) {
  // R 4.2.2: r <- qpois(p, m); max(0, r - (ppois(r, m) - p)/dpois(r, m)), printed with 15 digits.
  struct Row {
    double expected, probability, limit;
  };
  for (auto const& [expected, probability, limit] :
       {Row{0.3, 0.001, 0}, Row{0.3, 0.975, 1.35805194192451}, Row{4.7, 0.025, 0.372059427936827},
        Row{4.7, 0.999, 12.2296002458671}, Row{52.25, 0.001, 30.8941841942764}, Row{52.25, 0.975, 66.4003373980496},
        Row{1234.5, 0.025, 1165.60721224149}, Row{1234.5, 0.999, 1343.98834492293}})
    EXPECT_NEAR(interpolated_poisson_quantile(expected, probability), limit, 1e-11 * (1 + limit)) << expected;
}

TEST(PoissonQuantile, is_the_smallest_count_that_reaches_the_probability_for_every_mean_up_to_sixty) {
  for (double mean = 0.1; mean < 60; mean += 0.7) {
    for (double const p : {0.001, 0.025, 0.4, 0.975, 0.999}) {
      auto const r = static_cast<int>(poisson_quantile(mean, p));
      EXPECT_GE(at_most(r, mean), p);
      EXPECT_TRUE(r == 0 || at_most(r - 1, mean) < p);
    }
  }
}

TEST(ExactPoissonInterval, counts_it_as_our_mistake_to_ask_about_a_negative_count) {
  EXPECT_THROW(exact_poisson_interval(-1), base::BrokenPromise);
  EXPECT_THROW(interpolated_poisson_quantile(3, 0), base::BrokenPromise);
}

}  // namespace
}  // namespace wardmote::analysis::ranking
