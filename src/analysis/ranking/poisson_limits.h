#pragma once

#include "analysis/interval.h"

/// Exact limits of Poisson counts. See docs/methods/ranking.md, "Funnels".
namespace wardmote::analysis::ranking {

/// The exact (central) interval of a Poisson mean, given the count seen: lower solves P(X >= count) = (1 - level)/2,
/// upper solves P(X <= count) = (1 - level)/2 (Garwood 1936, Biometrika 28:437-442), by way of the gamma (chi-square)
/// quantile. count 0: from 0. Requires count >= 0 (need not be whole), 0 < level < 1. Relative accuracy 1e-12 up to
/// 10^7.
Interval exact_poisson_interval(double count, double level = 0.95);

/// The `probability` quantile of a Poisson count with mean `expected`, made continuous by interpolation (Spiegelhalter
/// 2005, Statistics in Medicine 24:1185-1202, appendix A.1.1): with r the smallest count such that P(X <= r) >=
/// probability, r - (P(X <= r) - probability) / P(X = r). At least -1 by that rule; the limit is clamped at 0. Requires
/// expected >= 0 (0 gives 0), 0 < probability < 1. Absolute accuracy 1e-9 or 1e-12 relative.
double interpolated_poisson_quantile(double expected, double probability);

/// The quantile as it is, a whole number: the smallest r with P(X <= r) >= probability.
double poisson_quantile(double expected, double probability);

}  // namespace wardmote::analysis::ranking
