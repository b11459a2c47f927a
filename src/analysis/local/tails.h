#pragma once

#include <algorithm>

namespace wardmote::analysis::local {

/// Where an observed value lies in the law that chance would give it.
struct Tails {
  double high = 1;   ///< P(T >= observed)
  double low = 1;    ///< P(T <= observed)
  double equal = 1;  ///< P(T = observed)

  /// Twice the lesser tail, at most 1: P(two_sided <= a) <= a under chance, for every a.
  double two_sided() const { return std::min(1.0, 2 * std::min(high, low)); }
  /// The same with half of P(T = observed) left out of each tail (mid-p): closer to the level where few values are
  /// possible, at the price that it may pass the level a little.
  double mid_p() const { return std::clamp(2 * (std::min(high, low) - equal / 2), 0.0, 1.0); }
  Tails reversed() const { return {low, high, equal}; }
};

}  // namespace wardmote::analysis::local
