#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// A quasi-Poisson log-linear model of weekly counts: a level for each part of the year, and one slope.
namespace wardmote::analysis::surveillance {

/// The weeks that a week is compared with.
struct BaseWeeks {
  std::vector<double> week;         ///< from the week that is judged: below 0, whole, ascending
  std::vector<double> count;        ///< >= 0, whole
  std::vector<std::uint8_t> level;  ///< part of the year; 0 is that of the week that is judged
  std::size_t levels = 1;           ///< every level below has a week
  std::size_t size() const { return week.size(); }
};

/// E(count) = exp(level + slope x week), variance = dispersion x E / weight, by maximum quasi-likelihood (McCullagh &
/// Nelder 1989, Generalized Linear Models, chapter 9).
struct LevelFit {
  std::vector<double> means;      ///< of each base week
  std::vector<double> leverages;  ///< diagonal of the weighted hat matrix; 0 in a level without any count
  double slope = 0;               ///< of the log mean, a week
  double slope_error = 0;         ///< standard error at dispersion 1; 0 without slope
  double dispersion = 1;          ///< max(1, sum of weight (count - mean)^2 / mean / freedom)
  double freedom = 0;             ///< weeks less parameters
  double ahead = 0;               ///< mean of the week that is judged
  double ahead_ratio =
      0;  ///< variance of `ahead` at dispersion 1, by `ahead`; where that is 0, the limit: 1 / weight of its level
  bool has_slope = false;
};

/// Fits; `weights` > 0, one a week. Asked for a slope that the counts do not determine (all of them in the first or last
/// week of their level, or none at all), fits without: `has_slope` says so. With the levels profiled out, the likelihood
/// has the slope as its one argument and is concave: Newton's method on it takes the steps that iteratively reweighted
/// least squares takes, in O(weeks) each, and a level without any count (log mean minus infinity) does no harm.
/// Accuracy: the slope to 1e-10 of its standard error.
LevelFit fit_levels(BaseWeeks const& base, std::span<double const> weights, bool with_slope);

}  // namespace wardmote::analysis::surveillance
