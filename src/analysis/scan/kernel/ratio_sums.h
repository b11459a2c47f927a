#pragma once

#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/kernel/lanes.h"

/// For the kernels alone: ratios of 32 counts, looked up at once and added up.
namespace wardmote::analysis::scan::kernel {
namespace {

using LaneBytes = Lanes<std::uint8_t>;

/// Values from 0 to 255.
template <class Count>
inline LaneBytes in_bytes(Lanes<Count> const& values) {
  if constexpr (sizeof(Count) == 1) return values;
#if defined(__AVX512BW__)
  if constexpr (sizeof(Count) == 2) return __builtin_convertvector(values, LaneBytes);
#elif defined(__AVX2__)
  if constexpr (sizeof(Count) == 2) {
    auto const in_turns =
        _mm256_packus_epi16(reinterpret_cast<__m256i>(values.low), reinterpret_cast<__m256i>(values.high));
    return reinterpret_cast<LaneBytes>(_mm256_permute4x64_epi64(in_turns, 0b11011000));
  }
#endif
  LaneBytes bytes;
  for (std::size_t lane = 0; lane < lanes; ++lane)
    reinterpret_cast<std::uint8_t*>(&bytes)[lane] =
        static_cast<std::uint8_t>(reinterpret_cast<Count const*>(&values)[lane]);
  return bytes;
}

/// Which entry each count has; `plain` if they are counted from 0, one by one.
template <bool plain, class Count>
inline LaneBytes entries_of(Lanes<Count> const& counts, RatiosOfCounts const& ratios) {
  auto above = counts;
  if (!plain && !is_plain(ratios)) {
    auto const base = all_lanes<Lanes<Count>>(static_cast<Count>(ratios.base));
    if constexpr (sizeof(Count) == 1)
      above = larger(above, base) - base;
    else
      above = larger(above - base, Lanes<Count>{});  // wrapped as they are
    above = above >> static_cast<Count>(ratios.shift);
  }
  return in_bytes<Count>(smaller(above, all_lanes<Lanes<Count>>(static_cast<Count>(ratio_entries - 1))));
}

/// Sums of ratios by lane, no more than a byte can hold, which is beyond every bound.
class RatioSums {
 public:
  void add(LaneBytes const& entries, RatiosOfCounts const& ratios);
  /// The lanes whose sums are above their bounds, as bits.
  std::uint32_t above(std::uint8_t const* bounds) const;
  /// By how much they are above; 0 where they are not.
  LaneBytes lead(std::uint8_t const* bounds) const;

 private:
#if defined(__AVX2__)
  __m256i sums_ = _mm256_setzero_si256();
#else
  std::uint8_t sums_[lanes] = {};
#endif
};

inline void RatioSums::add(LaneBytes const& entries, RatiosOfCounts const& ratios) {
#if defined(__AVX512VBMI__)
  auto const ratios_of = _mm256_load_si256(reinterpret_cast<__m256i const*>(ratios.entries));
  auto const all = ~__mmask32{0};  // GCC 12 thinks that without a mask something is not initialised
  sums_ = _mm256_adds_epu8(sums_, _mm256_maskz_permutexvar_epi8(all, reinterpret_cast<__m256i>(entries), ratios_of));
#elif defined(__AVX2__)
  auto const at = reinterpret_cast<__m256i>(entries);
  auto const* const halves = reinterpret_cast<__m128i const*>(ratios.entries);
  auto const low = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_load_si128(halves)), at);
  auto const high = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_load_si128(halves + 1)), at);
  sums_ = _mm256_adds_epu8(sums_, _mm256_blendv_epi8(low, high, _mm256_slli_epi16(at, 3)));
#else
  auto const* const entry = reinterpret_cast<std::uint8_t const*>(&entries);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    auto const sum = sums_[lane] + ratios.entries[entry[lane]];
    sums_[lane] = static_cast<std::uint8_t>(sum < ratio_unbounded ? sum : ratio_unbounded);
  }
#endif
}

inline LaneBytes RatioSums::lead(std::uint8_t const* bounds) const {
#if defined(__AVX2__)
  auto const bound = _mm256_load_si256(reinterpret_cast<__m256i const*>(bounds));
  return reinterpret_cast<LaneBytes>(_mm256_subs_epu8(sums_, bound));
#else
  LaneBytes leads;
  for (std::size_t lane = 0; lane < lanes; ++lane)
    reinterpret_cast<std::uint8_t*>(&leads)[lane] =
        static_cast<std::uint8_t>(sums_[lane] > bounds[lane] ? sums_[lane] - bounds[lane] : 0);
  return leads;
#endif
}

inline bool any_above(LaneBytes const& leads) {
#if defined(__AVX2__)
  return !_mm256_testz_si256(reinterpret_cast<__m256i>(leads), reinterpret_cast<__m256i>(leads));
#else
  std::uint64_t words[lanes / sizeof(std::uint64_t)];
  __builtin_memcpy(words, &leads, sizeof words);
  return (words[0] | words[1] | words[2] | words[3]) != 0;
#endif
}

inline std::uint32_t RatioSums::above(std::uint8_t const* bounds) const {
#if defined(__AVX512VL__)
  return _mm256_cmpgt_epu8_mask(sums_, _mm256_load_si256(reinterpret_cast<__m256i const*>(bounds)));
#elif defined(__AVX2__)
  auto const beyond = reinterpret_cast<__m256i>(lead(bounds));
  return ~static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(beyond, _mm256_setzero_si256())));
#else
  std::uint32_t found = 0;
  for (std::size_t lane = 0; lane < lanes; ++lane)
    found |= static_cast<std::uint32_t>(sums_[lane] > bounds[lane]) << lane;
  return found;
#endif
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
