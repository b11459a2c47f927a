#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "analysis/cooccurrence/kernel/kernel.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::cooccurrence {

inline std::size_t blocks_for(std::size_t bits) { return (bits + kernel::block_bits - 1) / kernel::block_bits; }

inline void set_bit(kernel::Block* blocks, std::size_t at) {
  blocks[at / kernel::block_bits].words[at % kernel::block_bits / 64] |= std::uint64_t{1} << at % 64;
}

inline bool has_bit(kernel::Block const* blocks, std::size_t at) {
  return (blocks[at / kernel::block_bits].words[at % kernel::block_bits / 64] >> at % 64 & 1) != 0;
}

/// take(bit) for each bit that is set, ascending, until it answers false.
template <class Take>
bool each_bit_while(std::uint64_t word, std::size_t first, Take const& take) {
  for (; word != 0; word &= word - 1)
    if (!take(first + static_cast<std::size_t>(std::countr_zero(word)))) return false;
  return true;
}
template <class Take>
void each_bit_while(std::span<kernel::Block const> blocks, Take const& take) {
  for (std::size_t b = 0; b < blocks.size(); ++b)
    for (std::size_t w = 0; w < 8; ++w)
      if (!each_bit_while(blocks[b].words[w], b * kernel::block_bits + w * 64, take)) return;
}

/// take(bit) for each bit that is set, ascending.
template <class Take>
void each_bit(std::span<kernel::Block const> blocks, Take const& take) {
  each_bit_while(blocks, [&](std::size_t bit) { return take(bit), true; });
}

}  // namespace wardmote::analysis::cooccurrence
