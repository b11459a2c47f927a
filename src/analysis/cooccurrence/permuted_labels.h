#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/cooccurrence/kernel/kernel.h"
#include "analysis/cooccurrence/ordered_rows.h"
#include "analysis/for_each.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::cooccurrence {

/// Many worlds in which the outcome has nothing to do with the factors: as many discussions of each stratum have it as in truth,
/// any of them with equal probability. World w is a pure function of (seed, w), and lies in bit w of each row.
class PermutedLabels {
 public:
  PermutedLabels(OrderedRows const& rows, std::size_t worlds, std::uint64_t seed, ForEach const& for_each);
  std::size_t worlds() const { return worlds_; }
  bool has(std::size_t row, std::size_t world) const;

  /// take(world, how many of the rows have the outcome) for each world where that is <= low or >= high.
  template <class Take>
  void each_extreme(std::span<std::uint32_t const> rows, std::int64_t low, std::int64_t high, Take const& take) const {
    kernel::Block planes[kernel::planes_max];
    for (std::size_t block = 0; block < blocks_; ++block) {
      auto const found = sums(rows, low, high, block, planes);
      for (std::size_t bit = 0; bit < kernel::block_bits && block * kernel::block_bits + bit < worlds_; ++bit) {
        if (found.words[bit / 64] == 0)
          bit |= 63;
        else if ((found.words[bit / 64] >> bit % 64 & 1) != 0)
          take(block * kernel::block_bits + bit, sum_of(planes, bit, rows.size()));
      }
    }
  }

 private:
  kernel::Block sums(std::span<std::uint32_t const> rows, std::int64_t low, std::int64_t high, std::size_t block,
                     kernel::Block* planes) const;
  static std::uint32_t sum_of(kernel::Block const* planes, std::size_t bit, std::size_t rows);

  std::size_t worlds_, blocks_;
  std::vector<kernel::Block> labels_;  ///< [row][block]
  kernel::Kernel const& kernel_;
};

}  // namespace wardmote::analysis::cooccurrence
