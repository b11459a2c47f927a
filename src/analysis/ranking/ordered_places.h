#pragma once

#include <span>
#include <vector>

#include "analysis/ranking/rank_set.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::ranking {

/// The places from best to worst, larger = better. Everything is computed in this order, so that the order of the rows
/// that a caller happens to have changes no bit of any result.
struct OrderedPlaces {
  std::vector<std::size_t> original;  ///< number in the caller's order
  std::vector<double> value;          ///< descending
  std::vector<double> error;          ///< standard error, > 0
  std::size_t size() const { return value.size(); }
  /// How many standard errors of the difference place a is better than place b; negative if worse.
  double lead(std::size_t a, std::size_t b) const;
};

OrderedPlaces ordered_places(std::span<Estimate const> estimates, Best best);

/// Whether ranks can be computed at all. Requires finite values.
Outcome rankable(std::span<Estimate const> estimates);

}  // namespace wardmote::analysis::ranking
