#pragma once

#ifdef __AVX512VPOPCNTDQ__
#include <immintrin.h>
#endif

#include "analysis/cooccurrence/kernel/kernel.h"

/// For the kernels alone: the loops, in whatever registers the file is compiled for.
namespace wardmote::analysis::cooccurrence::kernel {
namespace {

typedef std::uint64_t Bits __attribute__((vector_size(64)));
static_assert(sizeof(Bits) == sizeof(Block));

inline Bits const& bits(Block const& block) { return reinterpret_cast<Bits const&>(block); }

/// Three bits of one weight: their sum stays in `sum`, their carry, of twice the weight, is given.
inline Bits carry(Bits& sum, Bits a, Bits b) {
  Bits const either = a ^ b, carried = (a & b) | (sum & either);
  sum ^= either;
  return carried;
}

/// Sums of eight blocks of bits, lane by lane: carry-save adders in a tree (Harley and Seal; Mula, Kurz & Lemire 2018, The
/// Computer Journal 61:111-120).
struct Eights {
  Bits ones{}, twos{}, fours{};
  /// The carry of weight eight of block(0) … block(7).
  template <class Next>
  Bits add(Next const& block) {
    Bits a = carry(ones, block(0), block(1)), b = carry(ones, block(2), block(3));
    Bits const low = carry(twos, a, b);
    a = carry(ones, block(4), block(5)), b = carry(ones, block(6), block(7));
    return carry(fours, low, carry(twos, a, b));
  }
};

#ifdef __AVX512VPOPCNTDQ__

inline Bits ones_in(Bits x) { return (Bits)_mm512_popcnt_epi64((__m512i)x); }

inline Bits ones_shared(Block const* one, Block const* other, std::size_t blocks) {
  Bits found{}, more{};
  std::size_t i = 0;
  for (; i + 2 <= blocks; i += 2) {
    found += ones_in(bits(one[i]) & bits(other[i]));
    more += ones_in(bits(one[i + 1]) & bits(other[i + 1]));
  }
  if (i < blocks) found += ones_in(bits(one[i]) & bits(other[i]));
  return found + more;
}

#else

inline Bits ones_in(Bits x) {
  x -= (x >> 1) & 0x5555555555555555;
  x = (x & 0x3333333333333333) + ((x >> 2) & 0x3333333333333333);
  x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0f;
  x += x >> 8;
  x += x >> 16;
  return (x + (x >> 32)) & 0x7f;
}

inline Bits ones_shared(Block const* one, Block const* other, std::size_t blocks) {
  Eights sums;
  Bits found{};
  std::size_t i = 0;
  for (; i + 8 <= blocks; i += 8)
    found += ones_in(sums.add([&](std::size_t k) { return bits(one[i + k]) & bits(other[i + k]); }));
  found = 8 * found + 4 * ones_in(sums.fours) + 2 * ones_in(sums.twos) + ones_in(sums.ones);
  for (; i < blocks; ++i) found += ones_in(bits(one[i]) & bits(other[i]));
  return found;
}

#endif

inline void count_shared_bits(Block const* one, Block const* const* others, std::size_t count, std::size_t blocks,
                              std::uint32_t* counts) {
  for (std::size_t i = 0; i < count; ++i) {
    Bits const found = ones_shared(one, others[i], blocks);
    std::uint64_t sum = 0;
    for (int lane = 0; lane < 8; ++lane) sum += found[lane];
    counts[i] = static_cast<std::uint32_t>(sum);
  }
}

inline int bits_of(std::uint64_t count) { return count == 0 ? 0 : 64 - __builtin_clzll(count); }

/// Adds a bit of weight 2^plane to the sums; none grows beyond `end` planes.
inline void add_bit(Bits* planes, int plane, int end, Bits bit) {
  for (; plane < end; ++plane) {
    Bits const carried = planes[plane] & bit;
    planes[plane] ^= bit;
    bit = carried;
  }
}

/// Lanes whose sum is at least `bound`, and those whose sum is at most it.
struct Compared {
  Bits at_least, at_most;
};
inline Compared compared(Bits const* planes, int count, std::int64_t bound) {
  Bits const none{};
  if (bound < 0) return {~none, none};
  if (bits_of(static_cast<std::uint64_t>(bound)) > count) return {none, ~none};
  Bits more{}, equal = ~none;
  for (int plane = count; plane-- > 0;) {
    bool const one = (bound >> plane & 1) != 0;
    if (!one) more |= equal & planes[plane];
    equal &= one ? planes[plane] : ~planes[plane];
  }
  return {more | equal, ~more};
}

inline Block sum_label_bits(LabelSum const& work) {
  auto* const planes = reinterpret_cast<Bits*>(work.planes);
  auto const row = [&](std::size_t i) { return bits(work.labels[work.rows[i] * work.stride]); };
  int const count = bits_of(work.row_count);
  for (int plane = 0; plane < count; ++plane) planes[plane] = Bits{};
  Eights sums;
  std::size_t i = 0;
  for (; i + 8 <= work.row_count; i += 8)
    add_bit(planes, 3, bits_of(i + 8), sums.add([&](std::size_t k) { return row(i + k); }));
  if (count > 0) planes[0] = sums.ones;
  if (count > 1) planes[1] = sums.twos;
  if (count > 2) planes[2] = sums.fours;
  for (; i < work.row_count; ++i) add_bit(planes, 0, count, row(i));
  Bits const found = compared(planes, count, work.low).at_most | compared(planes, count, work.high).at_least;
  return reinterpret_cast<Block const&>(found);
}

}  // namespace
}  // namespace wardmote::analysis::cooccurrence::kernel
