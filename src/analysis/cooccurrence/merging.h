#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/cooccurrence/pairs.h"

/// Which factors are alike in whom they are named for, as a tree to be drawn: factors, or categories of them, never discussions.
namespace wardmote::analysis::cooccurrence {

enum class Likeness {
  jaccard,  ///< those with both / those with either
  phi,  ///< correlation of the two: (both x neither - first_only x second_only) / root of the product of the four margins
};

/// 1 - likeness of each pair, in the order of the pairs: 0 to 1 (Jaccard), 0 to 2 (phi). Where the likeness is 0 / 0 the distance
/// is 1.
std::vector<double> distances(std::span<Pair const> pairs, Likeness likeness);

/// Two groups become one. Groups 0 … factors - 1 are the single factors; merge number k makes group factors + k.
struct Merge {
  std::uint32_t first = 0;  ///< < second
  std::uint32_t second = 0;
  double height = 0;       ///< mean distance between the members of the one and of the other
  std::uint32_t size = 0;  ///< factors in the new group
};

/// Average linkage (Sokal & Michener 1958): always the two groups with the least mean distance, of several the one with the
/// smallest first, then second number. Heights never fall. `distances` as above: (0, 1), (0, 2), … (1, 2), …, of
/// items x (items - 1) / 2, finite. Gives items - 1 merges. Cost items^3 / 6, memory items^2.
std::vector<Merge> average_linkage(std::size_t items, std::span<double const> distances);

/// The items in an order in which no branches of the tree cross: the members of each merge stand together, its two sides by their
/// least members. Of fewer merges than the whole tree has, the groups that are left stand by their least members too. Requires the
/// first of average_linkage's merges, or all. Gives 0 … items - 1, each once. Cost items^2.
std::vector<std::uint32_t> leaf_order(std::size_t items, std::span<Merge const> merges);

}  // namespace wardmote::analysis::cooccurrence
