#pragma once

#include <cstddef>
#include <cstdint>

/// For the .cpp files of this folder's room and their tests: the inner loops over bits, compiled once for each kind of
/// processor. This header includes nothing of ours, so that no code of a room is compiled for processors that others lack.
namespace wardmote::analysis::cooccurrence::kernel {

/// 512 bits: discussions of one factor, or permutations of one discussion.
struct alignas(64) Block {
  std::uint64_t words[8];
};
inline constexpr std::size_t block_bits = 512;
inline constexpr std::size_t planes_max = 32;

/// How many of the chosen rows are labelled, in 512 permutations at once.
struct LabelSum {
  Block const* labels;  ///< row r's block is labels[r * stride]
  std::size_t stride;   ///< blocks
  std::uint32_t const* rows;
  std::size_t row_count;   ///< < 2^32
  std::int64_t low, high;  ///< looked for: sums <= low or >= high; low may be negative, high above row_count
  Block* planes;  ///< out, planes_max of them: bit p of each permutation's sum in planes[p], p < bits of row_count
};

struct Kernel {
  char const* name;
  /// counts[i] = bits that `one` shares with others[i].
  void (*count_shared)(Block const* one, Block const* const* others, std::size_t count, std::size_t blocks,
                       std::uint32_t* counts);
  /// Fills the planes, and gives the permutations whose sum is looked for.
  Block (*sum_labels)(LabelSum const&);
};

/// The one of this file, and the same compiled for more instructions. All give the same numbers.
Kernel const& portable_kernel();
Kernel const& avx2_kernel();         ///< the portable one where the compiler has no other
Kernel const& avx512_kernel();       ///< likewise
Kernel const& popcount512_kernel();  ///< likewise; with the instruction that counts bits

}  // namespace wardmote::analysis::cooccurrence::kernel
