#pragma once

#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include "analysis/scan/kernel/kernel.h"

/// For the kernels alone: 32 counts as one value, in whatever registers the file is compiled for.
namespace wardmote::analysis::scan::kernel {
namespace {

#if defined(__AVX512BW__)
constexpr std::size_t register_bytes = 64;
#elif defined(__AVX2__)
constexpr std::size_t register_bytes = 32;
#else
constexpr std::size_t register_bytes = 16;
#endif

/// What takes more than one register. GCC 12 would keep a vector of that size in memory, at two to three times the cost.
template <class Half>
struct Two {
  Half low, high;
};
template <class Half>
inline Two<Half> operator+(Two<Half> const& a, Two<Half> const& b) {
  return {a.low + b.low, a.high + b.high};
}
template <class Half>
inline Two<Half> operator-(Two<Half> const& a, Two<Half> const& b) {
  return {a.low - b.low, a.high - b.high};
}
template <class Half>
inline Two<Half> operator&(Two<Half> const& a, Two<Half> const& b) {
  return {a.low & b.low, a.high & b.high};
}
template <class Half>
inline Two<Half> operator|(Two<Half> const& a, Two<Half> const& b) {
  return {a.low | b.low, a.high | b.high};
}
template <class Half, class Count>
inline Two<Half> operator>>(Two<Half> const& a, Count bits) {
  return {a.low >> bits, a.high >> bits};
}
template <class Half>
inline void operator+=(Two<Half>& a, Two<Half> const& b) {
  a = a + b;
}

template <class Count, std::size_t bytes, bool fits>
struct LanesOf {
  using type = Two<typename LanesOf<Count, bytes / 2, bytes / 2 <= register_bytes>::type>;
};
template <class Count, std::size_t bytes>
struct LanesOf<Count, bytes, true> {
  using type [[gnu::vector_size(bytes)]] = Count;
};
template <class Count>
using Lanes = typename LanesOf<Count, sizeof(Count) * lanes, sizeof(Count) * lanes <= register_bytes>::type;

template <class Vector>
inline Vector larger(Vector const& a, Vector const& b) {
  return a > b ? a : b;
}
template <class Half>
inline Two<Half> larger(Two<Half> const& a, Two<Half> const& b) {
  return {larger(a.low, b.low), larger(a.high, b.high)};
}

template <class Vector>
inline Vector smaller(Vector const& a, Vector const& b) {
#if defined(__AVX2__)  // GCC 12 makes two instructions of a comparison with a constant
  if constexpr (sizeof(a[0]) == 1)
    return reinterpret_cast<Vector>(
        _mm256_min_epu8(reinterpret_cast<__m256i const&>(a), reinterpret_cast<__m256i const&>(b)));
#endif
#if defined(__AVX512BW__)
  if constexpr (sizeof(a[0]) == 2)
    return reinterpret_cast<Vector>(
        _mm512_min_epi16(reinterpret_cast<__m512i const&>(a), reinterpret_cast<__m512i const&>(b)));
#endif
  return a < b ? a : b;
}
template <class Half>
inline Two<Half> smaller(Two<Half> const& a, Two<Half> const& b) {
  return {smaller(a.low, b.low), smaller(a.high, b.high)};
}

/// The same in every lane.
template <class Vector, class Count>
inline Vector all_lanes(Count value) {
  if constexpr (requires(Vector vector) { vector.low; }) {
    auto const half = all_lanes<decltype(Vector::low)>(value);
    return {half, half};
  } else {
    return Vector{} + value;
  }
}

template <class Vector>
inline auto as_signed(Vector const& value) {
  using Signed [[gnu::vector_size(sizeof(Vector))]] = std::int16_t;
  return reinterpret_cast<Signed>(value);
}
template <class Half>
inline auto as_signed(Two<Half> const& value) {
  return Two{as_signed(value.low), as_signed(value.high)};
}

template <class Count>
inline Lanes<Count> const& row(Count const* rows, std::size_t at) {
  return *reinterpret_cast<Lanes<Count> const*>(rows + at * lanes);
}
template <class Count>
inline Lanes<Count>& row(Count* rows, std::size_t at) {
  return *reinterpret_cast<Lanes<Count>*>(rows + at * lanes);
}

/// Counts before each interval from those in it; `prefix` has one row more. Of so many types side by side.
template <class Count>
inline void sum_up(Count const* daily, std::uint32_t intervals, std::uint32_t types, Count* prefix) {
  for (std::size_t type = 0; type < types; ++type) {
    Lanes<Count> sum{};
    for (auto at = type; at < std::size_t{intervals} * types; at += types) {
      sum += row(daily, at);
      row(prefix, at + types) = sum;
    }
  }
}

inline std::uint32_t least(std::uint32_t a, std::uint32_t b) { return a < b ? a : b; }

/// Whether a lane is positive.
template <class Vector>
inline bool any_positive(Vector const& value) {
#if defined(__AVX512BW__)
  auto const& all = reinterpret_cast<__m512i const&>(value);
  if constexpr (sizeof(value[0]) == 2) return _mm512_cmpgt_epi16_mask(all, _mm512_setzero_si512()) != 0;
  return _mm512_cmpgt_epi32_mask(all, _mm512_setzero_si512()) != 0;
#elif defined(__AVX2__)
  return _mm256_movemask_epi8(reinterpret_cast<__m256i>(value > 0)) != 0;
#elif defined(__SSE2__)
  return _mm_movemask_epi8(reinterpret_cast<__m128i>(value > 0)) != 0;
#else
  bool any = false;
  for (std::size_t lane = 0; lane < sizeof(value) / sizeof(value[0]); ++lane) any |= value[lane] > 0;
  return any;
#endif
}
template <class Half>
inline bool any_positive(Two<Half> const& value) {
  return any_positive(larger(value.low, value.high));
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
