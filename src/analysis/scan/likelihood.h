#pragma once

#include <limits>

#include "analysis/scan/study.h"

namespace wardmote::analysis::scan {

/// The log-likelihood ratio of a window against the rest, Kulldorff (1997, Communications in Statistics 26:1481-1496).
/// For a window with c of C cases, m of them expected:
///   Poisson, permutation  c ln(c/m) + (C-c) ln((C-c)/(C-m))
///   expectation           c ln(c/m) + m - c, whatever is outside (Neill 2009, International Journal of Forecasting 25:498-517)
///   Bernoulli             the same with binomial likelihoods of n = m N / C among N cases and controls
/// It is 0 at c = m, grows as c leaves m, and shrinks as m nears c.
class Likelihood {
 public:
  /// Bernoulli needs `cases_and_controls` >= cases; others ignore it. cases >= 1; expectation: about the most that any
  /// window can hold, in any world.
  Likelihood(Model model, double cases, double cases_and_controls = 0);

  /// Requires 0 <= c <= C and 0 <= m <= C (+ rounding). Relative accuracy about 1e-12 where it exceeds 1e-3.
  double ratio(double count, double expected) const;
  /// Whether `factor` times the ratio is surely not above a statistic, much cheaper than `ratio`: by the chi-square that bounds
  /// it (Kullback-Leibler <= chi-square), or half of it.
  bool is_at_most(double count, double expected, double statistic, double factor = 1) const {
    auto const excess = count - expected;
    return excess * excess * (scale_ * factor * share_of_bound(count, expected)) <=
           statistic * expected * (rest_ - rest_slope_ * expected);
  }
  /// That bound; infinity where nothing, or everything, is expected.
  double at_most(double count, double expected) const {
    auto const excess = count - expected, spread = expected * (rest_ - rest_slope_ * expected);
    return spread > 0 ? excess * excess * scale_ * share_of_bound(count, expected) / spread
                      : std::numeric_limits<double>::infinity();
  }
  /// How much greater the risk is inside than outside; infinity if no case is outside.
  double relative_risk(double count, double expected) const;

  /// The most cases, and the fewest, that a window with so many expected can hold.
  double count_max(double expected) const;
  double count_min(double expected) const;

  double cases() const { return cases_; }

 private:
  double bernoulli(double count, double expected) const;
  /// The second derivative by the count, 1 / variance of a count with that mean, is largest at `expected` if the variance nowhere
  /// between is less: then half the chi-square is above the ratio (Taylor).
  double share_of_bound(double count, double expected) const {
    return count > expected && count + expected <= half_until_ ? 0.5 : 1;
  }

  Model model_;
  double cases_;
  double all_;                    ///< cases and controls
  double scale_;                  ///< of the chi-square
  double rest_, rest_slope_ = 1;  ///< of its factor for what is expected outside
  double half_until_;             ///< sums of count and expected up to it; Bernoulli: none
  double null_ = 0;               ///< Bernoulli: the likelihood of one risk everywhere
};

}  // namespace wardmote::analysis::scan
