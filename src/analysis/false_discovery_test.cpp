#include "analysis/false_discovery.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace wardmote::analysis {
namespace {

// Benjamini & Hochberg (1995), section 4.1: fifteen comparisons of two treatments of heart attacks.
std::vector<double> const thrombolysis{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                       0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000};

long discoveries(std::vector<double> const& levels, double level) {
  return std::ranges::count_if(levels, [&](double adjusted_p) { return adjusted_p <= level; });
}

TEST(FalseDiscovery, of_the_fifteen_tests_of_benjamini_and_hochberg_four_are_discoveries_where_bonferroni_has_three) {
  EXPECT_EQ(discoveries(adjusted(thrombolysis, Correction::bh), 0.05), 4);
  EXPECT_EQ(std::ranges::count_if(thrombolysis, [](double p) { return p * 15 <= 0.05; }), 3);
}

TEST(FalseDiscovery, benjamini_and_yekutieli_divide_by_the_harmonic_sum) {
  auto const levels = adjusted(thrombolysis, Correction::by);
  double harmonic = 0;
  for (int i = 1; i <= 15; ++i) harmonic += 1.0 / i;
  EXPECT_NEAR(levels[3], 0.0095 * 15 * harmonic / 4, 1e-12);  // 0.118: the fourth is lost
  EXPECT_EQ(discoveries(levels, 0.05), 3);
}

TEST(FalseDiscovery, the_largest_k_decides_and_not_the_first_that_fails) {
  EXPECT_EQ(discoveries(adjusted(std::vector{0.040, 0.020, 0.035, 0.030}, Correction::bh), 0.05), 4);
}

TEST(FalseDiscovery, agrees_with_the_step_up_rule_on_every_small_set_of_p_values) {
  std::vector<double> const steps{0.004, 0.0125, 0.02, 0.03, 0.04, 0.2};
  std::vector<std::size_t> at(5);
  for (int set = 0; set < 7776; ++set) {
    std::vector<double> p;
    for (int i = 0, rest = set; i < 5; ++i, rest /= 6) p.push_back(steps[static_cast<std::size_t>(rest % 6)]);
    auto sorted = p;
    std::ranges::sort(sorted);
    long largest = 0;
    for (long k = 1; k <= 5; ++k)
      if (sorted[static_cast<std::size_t>(k - 1)] <= static_cast<double>(k) * 0.05 / 5) largest = k;
    ASSERT_EQ(discoveries(adjusted(p, Correction::bh), 0.05), largest);
  }
}

TEST(FalseDiscovery, many_tests_are_ordered_as_few_are) {
  std::vector<double> p;
  for (std::uint64_t i = 0; i < 30'000; ++i) p.push_back(static_cast<double>(i * 7919 % 10'007) / 10'007);
  auto const levels = adjusted(p, Correction::bh);
  auto sorted = p;
  std::ranges::sort(sorted);
  double least = 1;
  for (std::size_t k = sorted.size(); k > 0; --k) {
    least = std::min(least, sorted[k - 1] * 30'000 / static_cast<double>(k));
    sorted[k - 1] = least;
  }
  auto ordered = levels;
  std::ranges::sort(ordered);
  EXPECT_EQ(ordered, sorted);
  EXPECT_EQ(std::ranges::min_element(levels) - levels.begin(), std::ranges::min_element(p) - p.begin());
}

TEST(FalseDiscovery, what_is_no_test_counts_nowhere) {
  auto const levels = adjusted(std::vector{0.01, std::nan(""), 0.5}, Correction::bh);
  EXPECT_DOUBLE_EQ(levels[0], 0.02);
  EXPECT_TRUE(std::isnan(levels[1]));
}

TEST(FalseDiscovery, without_correction_every_p_value_stays) {
  EXPECT_EQ(adjusted(thrombolysis, Correction::none), thrombolysis);
}

}  // namespace
}  // namespace wardmote::analysis
