#pragma once

#include <cstdint>

/// For the .cpp files of this folder and thresholds.cpp.
namespace wardmote::analysis::scan::kernel {

/// Expected cases in buckets: 16 to the octave from 2^-12 to 16, then a quarter of a standard deviation each, up to 2^32
/// cases. Bucket 0 begins at 0. A value may fall one rounding of a float beside its bucket's edge.
inline constexpr std::int32_t fine_buckets = 256;
inline constexpr std::int32_t bucket_base = (127 - 12) << 4;

static inline std::uint32_t bucket_of(double expected) {
  auto const given = static_cast<float>(expected);
  auto const value = given > 0.0f ? given : 0.0f;
  auto const octaves = static_cast<std::int32_t>(__builtin_bit_cast(std::uint32_t, value) >> 19) - bucket_base;
  auto const fine = octaves > 0 ? octaves : 0;
  auto const coarse = fine_buckets + static_cast<std::int32_t>(8.0f * __builtin_sqrtf(value) - 32.0f);
  return static_cast<std::uint32_t>(value >= 16.0f ? coarse : fine);
}

}  // namespace wardmote::analysis::scan::kernel
