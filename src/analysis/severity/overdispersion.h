#pragma once

#include <cstddef>
#include <span>

/// How much more places scatter from year to year than Poisson counts would: the factor phi. Common movement (a
/// national trend, a change of law) is taken out first. What remains holds chance and real local change, which one pair
/// of years cannot tell apart, so phi is an upper bound on chance. See docs/methods/severity.md.
namespace wardmote::analysis::severity {

enum class OverdispersionOutcome {
  computed,
  too_few_pairs,  ///< fewer than 3 usable pairs; factor is 1 and means nothing
};

struct Overdispersion {
  OverdispersionOutcome outcome = OverdispersionOutcome::computed;
  double factor = 1;           ///< Pearson chi-square / degrees of freedom; below 1 when scatter is less than Poisson
  std::size_t pairs_used = 0;  ///< degrees of freedom + 1
  double common_ratio = 1;     ///< the movement taken out: after / before
  /// For widening an interval: never narrower than Poisson.
  double widening() const { return factor > 1 ? factor : 1; }
};

/// Two years of one place, one kind of offence. Counts >= 0, populations > 0.
struct CountPair {
  double before = 0, population_before = 0;
  double after = 0, population_after = 0;
};

/// phi of counts. Common movement: the ratio of the pooled rates. Given a place's two counts together, the second is
/// binomial under the null; pairs with no incident at all are left out. `winsorised_share` (0 <= share < 0.5) holds
/// back that share of the z-scores at each end (Spiegelhalter 2005 uses 0.1).
Overdispersion overdispersion_of_counts(std::span<CountPair const> pairs, double winsorised_share = 0);

/// Two years of one place's index, by one release and one set of weights.
struct IndexPair {
  double before = 0, population_before = 0;  ///< index points, > 0; persons, > 0
  double after = 0, population_after = 0;
};

/// phi of indices, against Var(CSI) = CSI W / population with `scale` = W (scale.h). Common movement: the median ratio.
/// Because it is measured against the model's own variance, it also makes good what W misses of the mix of offences.
Overdispersion overdispersion_of_indices(std::span<IndexPair const> pairs, double scale, double winsorised_share = 0);

}  // namespace wardmote::analysis::severity
