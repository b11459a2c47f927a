#include "analysis/severity/change.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace wardmote::analysis::severity {
namespace {

Change change_of(double before, double after, ChangeOptions options = {}) {
  std::vector<Offence> const old_year{{before, 1}}, new_year{{after, 1}};
  return change_of_counts({old_year, 100}, {new_year, 100}, options);
}

TEST(ChangeOfCounts, equals_the_comparison_of_two_poisson_rates_that_r_documents) {
  // R 4.2 help of poisson.test, example after Pearson & Hartley, "These are paraphrased from data sets in the ISwR
  // package": poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)) prints p-value = 0.07967 by likelihood, and the 95
  // percent confidence interval 0.8584264 4.2772659 of the ratio 1.971488, which is the exact conditional one.
  std::vector<Offence> const top{{11, 1}}, bottom{{21, 1}};
  auto const change = change_of_counts({bottom, 3011}, {top, 800});
  EXPECT_NEAR(*change.ratio, 1.971488, 5e-7);
  EXPECT_NEAR(change.interval.lower, 0.8584264, 5e-8);
  EXPECT_NEAR(change.interval.upper, 4.2772659, 5e-8);
}

TEST(ChangeOfCounts, is_the_exact_conditional_interval_where_all_weights_are_equal) {
  using Binomial = boost::math::binomial;
  for (auto const& [before, after] : {std::pair{12, 30}, {1, 4}, {100, 90}}) {
    auto const change = change_of(before, after);
    double const low = Binomial::find_lower_bound_on_p(before + after, after, 0.025);
    double const high = Binomial::find_upper_bound_on_p(before + after, after, 0.025);
    EXPECT_NEAR(change.interval.lower, low / (1 - low), 1e-12);
    EXPECT_NEAR(change.interval.upper, high / (1 - high), 1e-10);
  }
}

TEST(ChangeOfCounts, says_rose_fell_or_that_it_could_be_chance) {
  EXPECT_EQ(change_of(100, 150).verdict, Verdict::rose);
  EXPECT_EQ(change_of(150, 100).verdict, Verdict::fell);
  EXPECT_EQ(change_of(100, 110).verdict, Verdict::no_clear_change);
  EXPECT_EQ(change_of(100, 150, {.overdispersion = 5}).verdict, Verdict::no_clear_change);
}

RC_GTEST_PROP(ChangeOfCounts, has_a_small_p_value_exactly_when_one_is_outside_the_interval, ()) {
  auto const change = change_of(*rc::gen::inRange(0, 80), *rc::gen::inRange(1, 80));
  RC_ASSERT((change.p_value < 0.05) == !change.interval.contains(1));
  RC_ASSERT((change.verdict == Verdict::no_clear_change) == change.interval.contains(1));
}

RC_GTEST_PROP(ChangeOfCounts, turns_over_when_the_years_are_exchanged, ()) {
  double const a = *rc::gen::inRange(1, 200), b = *rc::gen::inRange(1, 200);
  auto const there = change_of(a, b), back = change_of(b, a);
  RC_ASSERT(std::abs(there.interval.lower * back.interval.upper - 1) < 1e-9);
  RC_ASSERT(std::abs(there.p_value - back.p_value) < 1e-12);
}

TEST(ChangeOfCounts, has_no_ratio_where_nothing_happened_before) {
  auto const change = change_of(0, 9);
  EXPECT_EQ(change.outcome, ChangeOutcome::no_incidents_before);
  EXPECT_FALSE(change.ratio);
  EXPECT_EQ(change.interval.upper, std::numeric_limits<double>::infinity());
  EXPECT_EQ(change.verdict, Verdict::rose);
  auto const nothing = change_of(0, 0);
  EXPECT_EQ(nothing.outcome, ChangeOutcome::no_incidents);
  EXPECT_EQ(nothing.verdict, Verdict::no_clear_change);
  EXPECT_EQ(nothing.p_value, 1);
}

TEST(ChangeOfCounts, cries_wolf_no_more_often_than_it_says_when_nothing_changed) {
  std::vector<double> const means{0.5, 8, 60, 700}, weights{143'888, 34'076, 8'109, 1'150};
  std::mt19937_64 random(2);
  auto const year = [&] {
    std::vector<Offence> offences;
    for (std::size_t i = 0; i < means.size(); ++i)
      offences.push_back({static_cast<double>(std::poisson_distribution<int>(means[i])(random)), weights[i]});
    return offences;
  };
  int alarms = 0;
  constexpr int pairs = 2'000;
  for (int i = 0; i < pairs; ++i) {
    auto const before = year(), after = year();
    alarms += change_of_counts({before, 60'000}, {after, 60'000}).verdict != Verdict::no_clear_change;
  }
  EXPECT_LE(alarms, 0.055 * pairs);
}

TEST(ChangeOfIndices, is_the_delta_interval_of_the_log_ratio) {
  auto const change = change_of_indices({50, 2}, {40, 1.5});
  double const error = std::hypot(2.0 / 50, 1.5 / 40);
  EXPECT_NEAR(change.interval.upper, 0.8 * std::exp(1.959963984540054 * error), 1e-12);
  EXPECT_EQ(change.verdict, Verdict::fell);
  EXPECT_EQ(change_of_indices({50, 2}, {40, 1.5}, {.overdispersion = 10}).verdict, Verdict::no_clear_change);
}

}  // namespace
}  // namespace wardmote::analysis::severity
