#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/interaction/events.h"
#include "analysis/interaction/near_repeat.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::interaction {

/// Two events, a < b.
struct Pair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// All pairs within the largest of ascending bounds, those of band d (above bound d - 1, at most bound d) from
/// first[d] on; within a band in ascending order of (a, b).
struct ClosePairs {
  std::vector<Pair> pairs;
  std::vector<std::size_t> first;  ///< bounds + 1 entries
  std::span<Pair const> of(std::size_t band) const {
    return std::span(pairs).subspan(first[band], first[band + 1] - first[band]);
  }
};

/// Nothing if there are more than `pairs_max`. Requires bounds >= 0, the last > 0.
std::optional<ClosePairs> close_pairs(std::span<Event const> events, std::span<double const> bounds, Metric metric,
                                      std::size_t pairs_max);

}  // namespace wardmote::analysis::interaction
