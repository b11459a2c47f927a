#pragma once

#include <span>
#include <vector>

#include "analysis/interval.h"

/// Funnel limits: where a place would lie if it were like its peers (Spiegelhalter 2005, "Funnel plots for comparing
/// institutional performance", Statistics in Medicine 24:1185-1202). See docs/methods/ranking.md.
namespace wardmote::analysis::ranking {

/// How a funnel is widened for scatter beyond chance. Neither: {1, 0}.
struct FunnelWidening {
  double factor = 1;            ///< phi >= 1: multiplies the variance
  double between_variance = 0;  ///< tau^2 >= 0: is added to the variance, in squared units of the indicator
};

/// The limits of a rate, per person, for a place of `population` whose peers' rate is `target_rate`. Without widening:
/// exact Poisson limits, interpolated (poisson_limits.h). With it: target -+ z sqrt(phi target / population + tau^2),
/// cut at 0. Requires target_rate >= 0, population > 0, 0 < level < 1. Two-sided `level`: 0.95 and 0.998 are the usual
/// pair.
Interval funnel_of_rate(double target_rate, double population, double level, FunnelWidening widening = {});

/// The limits of an index, in index points, with the variance model of severity/scale.h: target -+ z sqrt(phi target W
/// / population + tau^2), cut at 0. Requires target > 0, scale W > 0 in index points x persons, population > 0.
Interval funnel_of_index(double target, double scale, double population, double level, FunnelWidening widening = {});

enum class ScatterOutcome {
  computed,
  too_few_places,  ///< fewer than 3: nothing is widened
};

/// How far a group of places scatters beyond its standard errors.
struct Scatter {
  ScatterOutcome outcome = ScatterOutcome::computed;
  double factor = 1;            ///< phi: mean of the squared (winsorised) z-scores; about 1 if there is chance only
  double between_variance = 0;  ///< tau^2, the additive alternative; 0 where phi does not exceed its expectation
  bool beyond_chance = false;   ///< phi > 1 + 2 sqrt(2 / places), Spiegelhalter's rule: only then widen
  FunnelWidening multiplicative() const { return {beyond_chance && factor > 1 ? factor : 1, 0}; }
  FunnelWidening additive() const { return {1, beyond_chance ? between_variance : 0}; }
};

/// A place on the funnel: its indicator, and the standard error it would have if it were at the target.
struct FunnelPoint {
  double value = 0;
  double standard_error = 0;  ///< > 0
};

/// Scatter around the target. `winsorised_share` of the z-scores is held back at each end (Spiegelhalter: 0.1), so that
/// the outliers that a funnel is to show do not widen it. tau^2 by the moments of DerSimonian and Laird with phi.
Scatter scatter_around(double target, std::span<FunnelPoint const> points, double winsorised_share = 0.1);

}  // namespace wardmote::analysis::ranking
