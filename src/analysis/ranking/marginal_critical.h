#pragma once

#include <span>

#include "analysis/normal.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::ranking {

/// One other place in the comparison of a place with all others: its standard error, and which of the two directed
/// hypotheses are still open.
struct Rival {
  double error = 0;           ///< > 0
  bool may_be_better = true;  ///< "the rival is not better" has not been rejected
  bool may_be_worse = true;   ///< "the rival is not worse" has not been rejected
};

/// P(M <= z), M the largest of the standardised differences of the open hypotheses when all true values are equal:
/// (Z_k - Z_j)/s_jk and (Z_j - Z_k)/s_jk. Given Z_j the rivals are independent, so it is an integral over one variable,
/// here by the trapezoidal rule, which converges faster than any power for these smooth integrands. Absolute error
/// below 1e-11 for up to ten rivals and 1e-8 for up to 400, while no rival's error is below 1/32 of the place's own;
/// then growing, to about 1e-3 for rivals without error.
double marginal_law(double z, double own_error, std::span<Rival const> rivals, NormalGrid const& normal);

/// The z with marginal_law(z) = level as computed, to 1e-9. Requires at least one open hypothesis.
double marginal_critical_value(double level, double own_error, std::span<Rival const> rivals, NormalGrid const& normal);

}  // namespace wardmote::analysis::ranking
