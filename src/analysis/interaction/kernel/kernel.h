#pragma once

#include <cstddef>
#include <cstdint>

/// The inner loops of the near-repeat test: 32 replicates side by side. No standard library here: some of the files are
/// compiled for processors that others lack.
namespace wardmote::analysis::interaction::kernel {

inline constexpr std::size_t lanes = 32;
inline constexpr std::size_t bounds_max = 16;

/// Counts, in each lane, the pairs of events at most bounds[t] days apart.
struct DayCount {
  std::int16_t const* days;    ///< events x lanes, 0 <= day, aligned to 64 bytes
  std::uint32_t const* pairs;  ///< a, b, a, b, …
  std::size_t pair_count;
  std::int16_t const* bounds;
  std::size_t bound_count;  ///< <= bounds_max
  std::uint32_t* counts;    ///< bound_count x lanes; the pairs are added
};

struct Kernel {
  char const* name;
  void (*count)(DayCount const&);
  /// Words 4 x block … 4 x block + 3 of the streams (seed, stream), (seed, stream + 1), … (base/random.h): words[w x lanes
  /// + lane].
  void (*draw)(std::uint64_t seed, std::uint64_t stream, std::uint64_t block, std::uint32_t* words);
};

/// The one of this file, and the same compiled for more instructions. All give the same numbers.
Kernel const& portable_kernel();
Kernel const& avx2_kernel();    ///< the portable one where the compiler has no other
Kernel const& avx512_kernel();  ///< likewise

}  // namespace wardmote::analysis::interaction::kernel
