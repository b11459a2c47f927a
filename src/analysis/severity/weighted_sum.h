#pragma once

#include <span>

namespace wardmote::analysis::severity {

/// How often one kind of offence was recorded in a year, and how much one of them weighs.
struct Offence {
  double incidents = 0;  ///< recorded in the year; >= 0, whole in practice
  double weight = 0;  ///< severity of one incident; >= 0, in any one unit (days of sentence, or index points x persons)
};

/// What the law of a weighted sum of Poisson counts needs. All in the unit of the weights.
struct WeightedSum {
  double total = 0;           ///< S = sum w n
  double variance = 0;        ///< sum w^2 n: the unbiased estimate of Var(S) if every count is Poisson
  double largest_weight = 0;  ///< the largest weight of the list, of kinds that did not happen too
};

/// Sums a list. Requires finite, non-negative counts and weights. The sums run in ascending order of the terms, so the
/// order of the rows changes no bit. Cost: n log n.
WeightedSum weighted_sum(std::span<Offence const> offences);

/// The sum when incidents come in clusters of mean size `overdispersion` (>= 1 widens, 1 changes nothing): the same
/// total, a variance `overdispersion` times as large, and a largest step that is a whole cluster.
WeightedSum dispersed(WeightedSum sum, double overdispersion);

/// The upper companion of a sum: one more incident of the largest weight (Fay & Feuer 1997).
WeightedSum one_more(WeightedSum sum);

}  // namespace wardmote::analysis::severity
