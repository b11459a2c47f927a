#pragma once

#include <optional>
#include <span>

#include "analysis/interval.h"
#include "analysis/severity/weighted_sum.h"

/// Whether an index moved between two years, or could have moved by chance. See docs/methods/severity.md.
namespace wardmote::analysis::severity {

enum class Verdict {
  rose,
  fell,
  no_clear_change,  ///< the interval of the ratio contains 1: the difference could be chance
};

enum class ChangeOutcome {
  computed,
  no_incidents_before,  ///< the ratio has no value; its interval has a lower limit only
  no_incidents,         ///< nothing in either year: nothing can be said
};

struct Change {
  ChangeOutcome outcome = ChangeOutcome::computed;
  std::optional<double> ratio;  ///< after / before; nothing where `before` is 0
  Interval interval;            ///< of the ratio; upper may be +infinity
  /// Two-sided, of "the underlying indices are equal": below 1 - level exactly when the interval leaves 1 out.
  double p_value = 1;
  double level = 0;
  Verdict verdict = Verdict::no_clear_change;
};

struct ChangeOptions {
  double level = 0.95;
  double overdispersion = 1;  ///< phi > 0 of both years
};

/// One year's list and the population it happened in. Both years must use the same weights, one of them above 0.
struct YearOfOffences {
  std::span<Offence const> offences;
  double population = 0;  ///< > 0
};

/// The ratio of two indices from counts: Fay (1999, Communications in Statistics 28:2141-2160), the F interval for
/// ratios of weighted sums of Poisson counts. With equal weights and phi = 1 it is the exact conditional (binomial)
/// interval; otherwise conservative, more so where the largest weight is large.
Change change_of_counts(YearOfOffences before, YearOfOffences after, ChangeOptions options = {});

/// An index value with the standard error that a model gives it (scale.h).
struct IndexEstimate {
  double value = 0;           ///< index points, > 0
  double standard_error = 0;  ///< index points, > 0
};

/// The ratio of two published index values, independent, by the delta method on the logarithm. Good where both standard
/// errors are below about a quarter of their values. `options.overdispersion` multiplies both variances.
Change change_of_indices(IndexEstimate before, IndexEstimate after, ChangeOptions options = {});

}  // namespace wardmote::analysis::severity
