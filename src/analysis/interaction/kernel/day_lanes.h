#pragma once

#include "analysis/interaction/kernel/kernel.h"
#include "base/philox.h"

/// For the kernels alone: the loops, in whatever registers the file is compiled for.
namespace wardmote::analysis::interaction::kernel {
namespace {

typedef std::int16_t Lanes __attribute__((vector_size(64)));
static_assert(sizeof(Lanes) == lanes * sizeof(std::int16_t));

/// Up to four bounds at a time: their counts stay in registers. So many pairs that a count of 16 bits holds them.
template <int count>
inline void count_stretch(DayCount const& work, std::size_t begin, std::size_t end, std::size_t first_bound) {
  auto const* const days = reinterpret_cast<Lanes const*>(work.days);
  Lanes bounds[count], found[count];
  for (int t = 0; t < count; ++t) {
    bounds[t] = work.bounds[first_bound + static_cast<std::size_t>(t)] - Lanes{};
    found[t] = Lanes{};
  }
  for (std::size_t i = begin; i < end; ++i) {
    Lanes const apart = days[work.pairs[2 * i]] - days[work.pairs[2 * i + 1]];
    Lanes const back = -apart;
    Lanes const size = apart > back ? apart : back;
    for (int t = 0; t < count; ++t) found[t] -= size <= bounds[t];  // true is -1
  }
  for (int t = 0; t < count; ++t)
    for (std::size_t lane = 0; lane < lanes; ++lane)
      work.counts[(first_bound + static_cast<std::size_t>(t)) * lanes + lane] +=
          static_cast<std::uint32_t>(found[t][lane]);
}

inline void count_all(DayCount const& work) {
  constexpr std::size_t stretch = 32'767;
  for (std::size_t begin = 0; begin < work.pair_count; begin += stretch) {
    auto const end = work.pair_count - begin < stretch ? work.pair_count : begin + stretch;
    for (std::size_t t = 0; t < work.bound_count; t += 4) switch (work.bound_count - t) {
        case 1: count_stretch<1>(work, begin, end, t); break;
        case 2: count_stretch<2>(work, begin, end, t); break;
        case 3: count_stretch<3>(work, begin, end, t); break;
        default: count_stretch<4>(work, begin, end, t);
      }
  }
}

inline void draw_words(std::uint64_t seed, std::uint64_t stream, std::uint64_t block, std::uint32_t* words) {
  std::uint32_t x[4][lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    x[0][lane] = static_cast<std::uint32_t>(block);
    x[1][lane] = static_cast<std::uint32_t>(block >> 32);
    x[2][lane] = static_cast<std::uint32_t>(stream + lane);
    x[3][lane] = static_cast<std::uint32_t>((stream + lane) >> 32);
  }
  base::philox_lanes(x, static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32));
  for (std::size_t w = 0; w < 4; ++w)
    for (std::size_t lane = 0; lane < lanes; ++lane) words[w * lanes + lane] = x[w][lane];
}

}  // namespace
}  // namespace wardmote::analysis::interaction::kernel
