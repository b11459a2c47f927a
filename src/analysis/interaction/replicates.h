#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/interaction/close_pairs.h"
#include "analysis/interaction/kernel/kernel.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::interaction {

/// The close pairs and the days that are shuffled over them.
struct Shuffled {
  ClosePairs const* close;
  std::vector<std::int16_t> days;                  ///< by event, from 0
  std::vector<std::vector<std::uint32_t>> strata;  ///< events that exchange their days among each other
  std::vector<std::int16_t> bounds;                ///< ascending
};

/// Pairs of each band of distance within each bound of days, in each replicate: [replicate][band x bounds + bound],
/// cumulated over the bounds. Replicate r shuffles by the numbers of (seed, r) alone; with whatever kernel.
std::vector<std::vector<std::uint32_t>> replicate_counts(Shuffled const& world, std::size_t replicates,
                                                         std::uint64_t seed, kernel::Kernel const& kernel,
                                                         ForEach const& for_each);

}  // namespace wardmote::analysis::interaction
