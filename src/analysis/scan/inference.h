#pragma once

#include <cstdint>
#include <span>

namespace wardmote::analysis::scan {

/// Monte Carlo p-values from the maxima of replicates, in the order in which the replicates are numbered.
class Inference {
 public:
  /// With `stop_after` > 0 only the replicates up to the one by which the observed statistic was reached `stop_after`
  /// times count (Besag & Clifford 1991, Biometrika 78:301-304).
  Inference(std::span<double const> maxima, double observed, std::uint32_t stop_after);

  /// (1 + replicates at or above the statistic, within 1e-9) / (replicates + 1); if it was stopped, and for the
  /// statistic that stopped it, reached / replicates. 1 without replicates.
  double p_value(double statistic) const;
  /// P(X >= statistic) of the Gumbel law with the replicates' mean and standard deviation. Requires two of them.
  double gumbel_p(double statistic) const;
  std::uint32_t replicates() const { return static_cast<std::uint32_t>(maxima_.size()); }
  /// The smallest of the maxima: a cluster below it has p = 1. 0 without replicates.
  double smallest() const;

 private:
  std::span<double const> maxima_;
  bool is_stopped_ = false;
};

/// Once in how many intervals chance alone shows a p-value this small: `between` / p, p having been spread over so many
/// `analyses` that it was adjusted for (1: none). Requires 0 < p <= 1.
double recurrence_intervals(double p_value, double between, double analyses);

}  // namespace wardmote::analysis::scan
