#pragma once

#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/kernel/lanes.h"

/// For the kernels alone: ratios of 32 counts, looked up at once and added up.
namespace wardmote::analysis::scan::kernel {
namespace {

/// Which entry each count has.
template <class Count>
inline Lanes<std::int16_t> entries_of(Lanes<Count> const& counts, RatiosOfCounts const& ratios) {
  auto above = counts;
  if ((ratios.base | ratios.shift) != 0)
    above = larger(above - all_lanes<Lanes<Count>>(static_cast<Count>(ratios.base)), Lanes<Count>{}) >>
            static_cast<Count>(ratios.shift);
  return narrowed(smaller(above, all_lanes<Lanes<Count>>(static_cast<Count>(ratio_entries - 1))));
}

/// Sums of ratios by lane; of many types no more than their kind can hold, which is beyond every bound.
class RatioSums {
 public:
  template <class Count>
  void add(Lanes<Count> const& counts, RatiosOfCounts const& ratios);
  /// The lanes whose sums are above their bounds, as bits.
  std::uint32_t above(std::int16_t const* bounds) const;

 private:
#if defined(__AVX512BW__)
  __m512i sums_ = _mm512_setzero_si512();
#elif defined(__AVX2__)
  static __m256i packed(Lanes<std::int16_t> const& of) {
    return _mm256_packus_epi16(reinterpret_cast<__m256i>(of.low), reinterpret_cast<__m256i>(of.high));
  }
  __m256i sums_ = _mm256_setzero_si256();  // bytes, in the order that packing leaves
#else
  std::int16_t sums_[lanes] = {};
#endif
};

template <class Count>
inline void RatioSums::add(Lanes<Count> const& counts, RatiosOfCounts const& ratios) {
  auto const at = entries_of<Count>(counts, ratios);
#if defined(__AVX512BW__)
  auto const ratios_of = _mm512_cvtepu8_epi16(_mm256_loadu_si256(reinterpret_cast<__m256i const*>(ratios.entries)));
  sums_ = _mm512_add_epi16(sums_, _mm512_permutexvar_epi16(reinterpret_cast<__m512i const&>(at), ratios_of));
#elif defined(__AVX2__)
  auto const* const halves = reinterpret_cast<__m128i const*>(ratios.entries);
  auto const index = packed(at);
  auto const low = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128(halves)), index);
  auto const high = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128(halves + 1)), index);
  sums_ = _mm256_adds_epu8(sums_, _mm256_blendv_epi8(low, high, _mm256_slli_epi16(index, 3)));
#else
  auto const* const entry = reinterpret_cast<std::int16_t const*>(&at);
  for (std::size_t lane = 0; lane < lanes; ++lane)
    sums_[lane] = static_cast<std::int16_t>(sums_[lane] + ratios.entries[entry[lane]]);
#endif
}

inline std::uint32_t RatioSums::above(std::int16_t const* bounds) const {
#if defined(__AVX512BW__)
  return _mm512_cmpgt_epi16_mask(sums_, reinterpret_cast<__m512i const&>(row(bounds, 0)));
#elif defined(__AVX2__)
  auto const beyond = _mm256_subs_epu8(sums_, packed(row(bounds, 0)));
  auto const within = _mm256_cmpeq_epi8(_mm256_permute4x64_epi64(beyond, 0b11011000), _mm256_setzero_si256());
  return ~static_cast<std::uint32_t>(_mm256_movemask_epi8(within));
#else
  std::uint32_t found = 0;
  for (std::size_t lane = 0; lane < lanes; ++lane)
    found |= static_cast<std::uint32_t>(sums_[lane] > bounds[lane]) << lane;
  return found;
#endif
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
