#pragma once

#include <span>
#include <vector>

#include "analysis/interval.h"
#include "analysis/severity/weighted_sum.h"

/// The Crime Severity Index (Statistics Canada, 85-004-X): CSI = 100 x (S / population) / R_base with S = sum w n over
/// the kinds of offence, and R_base the severity per resident of the base (Canada in 2006). See
/// docs/methods/severity.md.
namespace wardmote::analysis::severity {

/// Severity per resident that counts as an index of 100, in the unit of the weights. Weights recovered from published
/// shares (weights.h) are in index points x persons, for which it is 100.
inline constexpr double recovered_weights_base = 100;

/// What one kind of offence adds to the index.
struct Contribution {
  double points = 0;  ///< index points; the points of all kinds sum to the index
  double share = 0;   ///< of the index, 0..1; 0 where the index is 0
};

struct Index {
  double value = 0;                         ///< index points, >= 0
  std::vector<Contribution> contributions;  ///< one for each offence, in the order given
};

/// The index and its decomposition. Requires population > 0 and base_rate > 0, and what weighted_sum requires.
Index crime_severity_index(std::span<Offence const> offences, double population, double base_rate);

enum class IntervalOutcome {
  computed,
  no_incidents,  ///< every count is 0: the value is 0, the upper limit is still a limit
};

struct IndexInterval {
  IntervalOutcome outcome = IntervalOutcome::computed;
  double value = 0;   ///< index points
  Interval interval;  ///< index points, 0 <= lower <= value <= upper
  double level = 0;
};

struct IntervalOptions {
  double level = 0.95;        ///< 0 < level < 1
  double overdispersion = 1;  ///< phi > 0: Var(S) = phi sum w^2 n. 1 = every count Poisson
};

/// The two-sided interval of the underlying index - the one that the place would show on average if nothing changed -
/// from one year's counts: the gamma interval for weighted sums of Poisson counts (Fay & Feuer 1997, Statistics in
/// Medicine 16:791-801). With equal weights and phi = 1 it is the exact Poisson interval (Garwood 1936); with unequal
/// weights it holds its level in every published simulation, and is wide where the largest weight is large.
/// Over-dispersion widens it as if incidents came in clusters of mean size phi. Accuracy: that of the gamma quantile,
/// about 1e-14 relative.
IndexInterval index_interval(std::span<Offence const> offences, double population, double base_rate,
                             IntervalOptions options = {});

}  // namespace wardmote::analysis::severity
