#pragma once

#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include "analysis/scan/kernel/kernel.h"

/// For the kernels alone: 32 counts as one value, in whatever registers the file is compiled for.
namespace wardmote::analysis::scan::kernel {
namespace {

template <class Count>
struct LanesOf;
template <>
struct LanesOf<std::int16_t> {
  typedef std::int16_t type __attribute__((vector_size(64)));
};
template <>
struct LanesOf<std::int32_t> {
  typedef std::int32_t type __attribute__((vector_size(128)));
};
template <>
struct LanesOf<std::uint16_t> {
  typedef std::uint16_t type __attribute__((vector_size(64)));
};
template <class Count>
using Lanes = typename LanesOf<Count>::type;

template <class Count>
inline Lanes<Count> const& row(Count const* rows, std::size_t at) {
  return *reinterpret_cast<Lanes<Count> const*>(rows + at * lanes);
}
template <class Count>
inline Lanes<Count>& row(Count* rows, std::size_t at) {
  return *reinterpret_cast<Lanes<Count>*>(rows + at * lanes);
}

/// Counts before each interval from those in it; `prefix` has one row more.
template <class Count>
inline void sum_up(Count const* daily, std::uint32_t intervals, Count* prefix) {
  Lanes<Count> sum{};
  for (std::uint32_t t = 0; t < intervals; ++t) {
    sum += row(daily, t);
    row(prefix, t + 1) = sum;
  }
}

inline std::uint32_t least(std::uint32_t a, std::uint32_t b) { return a < b ? a : b; }

/// Whether a lane is positive.
inline bool any_positive(Lanes<std::int16_t> const& value) {
#if defined(__AVX512BW__)
  return _mm512_cmpgt_epi16_mask(reinterpret_cast<__m512i const&>(value), _mm512_setzero_si512()) != 0;
#elif defined(__AVX2__)
  auto const* const half = reinterpret_cast<__m256i const*>(&value);
  auto const larger = _mm256_max_epi16(half[0], half[1]);
  return _mm256_movemask_epi8(_mm256_cmpgt_epi16(larger, _mm256_setzero_si256())) != 0;
#elif defined(__SSE2__)
  auto const* const part = reinterpret_cast<__m128i const*>(&value);
  auto const larger = _mm_max_epi16(_mm_max_epi16(part[0], part[1]), _mm_max_epi16(part[2], part[3]));
  return _mm_movemask_epi8(_mm_cmpgt_epi16(larger, _mm_setzero_si128())) != 0;
#else
  for (std::size_t lane = 0; lane < lanes; ++lane)
    if (value[lane] > 0) return true;
  return false;
#endif
}

inline bool any_positive(Lanes<std::int32_t> const& value) {
#if defined(__AVX512BW__)
  auto const* const half = reinterpret_cast<__m512i const*>(&value);
  auto const zero = _mm512_setzero_si512();
  return (_mm512_cmpgt_epi32_mask(half[0], zero) | _mm512_cmpgt_epi32_mask(half[1], zero)) != 0;
#elif defined(__AVX2__)
  auto const* const part = reinterpret_cast<__m256i const*>(&value);
  auto const larger = _mm256_max_epi32(_mm256_max_epi32(part[0], part[1]), _mm256_max_epi32(part[2], part[3]));
  return _mm256_movemask_epi8(_mm256_cmpgt_epi32(larger, _mm256_setzero_si256())) != 0;
#else
  bool any = false;
  for (std::size_t lane = 0; lane < lanes; ++lane) any |= value[lane] > 0;
  return any;
#endif
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
