#include "analysis/ranking/marginal_critical.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace wardmote::analysis::ranking {
namespace {

TEST(MarginalLaw, of_one_rival_is_the_normal_law_folded_if_both_sides_are_open) {
  NormalGrid const normal;
  for (double const error : {0.04, 0.3, 1.0, 8.0}) {
    std::vector<Rival> rival{{.error = error}};
    EXPECT_NEAR(marginal_law(1.7, 1, rival, normal), 2 * normal_cdf(1.7) - 1, 1e-11) << error;
    rival[0].may_be_worse = false;
    EXPECT_NEAR(marginal_law(1.7, 1, rival, normal), normal_cdf(1.7), 1e-11) << error;
  }
}

TEST(MarginalLaw, at_zero_is_the_chance_of_being_the_largest_of_equals) {
  // P(all Z_k <= Z_j) = 1/(k + 1) for k rivals with the same error.
  NormalGrid const normal;
  for (std::size_t const rivals : {1U, 2U, 9U, 399U}) {
    std::vector<Rival> const others(rivals, {.error = 2.5, .may_be_worse = false});
    EXPECT_NEAR(marginal_law(0, 2.5, others, normal), 1.0 / static_cast<double>(rivals + 1),
                rivals < 10 ? 1e-11 : 1e-8);
  }
}

TEST(MarginalLaw, of_rivals_without_error_is_still_right_to_four_digits) {
  // The rivals' draws vanish: max |Z_j| / s_j.
  NormalGrid const normal;
  std::vector<Rival> const others(5, {.error = 1e-9});
  EXPECT_NEAR(marginal_law(1.9, 1, others, normal), 2 * normal_cdf(1.9) - 1, 1e-3);
}

TEST(MarginalCriticalValue, is_dunnetts_for_comparisons_with_one) {
  // Two-sided 5 % points of Dunnett (1964, Biometrics 20:482-491), infinite degrees of freedom, equal errors:
  // 2.21 (2 others), 2.35 (3), 2.51 (5), 2.69 (9); to more digits 2.2121, 2.3489, 2.5116.
  NormalGrid const normal;
  for (auto const& [rivals, expected] : {std::pair{2, 2.21}, {3, 2.35}, {5, 2.51}, {9, 2.69}}) {
    std::vector<Rival> const others(static_cast<std::size_t>(rivals), {.error = 1});
    EXPECT_NEAR(marginal_critical_value(0.95, 1, others, normal), expected, 0.0051) << rivals;
  }
}

TEST(MarginalCriticalValue, solves_the_equation_it_is_defined_by) {
  NormalGrid const normal;
  std::vector<Rival> const others{
      {.error = 0.4}, {.error = 2, .may_be_better = false}, {.error = 1, .may_be_worse = false}};
  for (double const level : {0.5, 0.9, 0.95, 0.999})
    EXPECT_NEAR(marginal_law(marginal_critical_value(level, 1.3, others, normal), 1.3, others, normal), level, 1e-10);
}

}  // namespace
}  // namespace wardmote::analysis::ranking
