#pragma once

#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/kernel/lanes.h"

/// For the kernels alone: how walks along growing zones pass over many places at once.
namespace wardmote::analysis::scan::kernel {
namespace {

/// Whether a lane's count lies beyond its threshold; differences wrap around, see Thresholds.
template <class Count>
inline bool is_hit(Lanes<Count> const& counts, Thresholds<Count> const& thresholds, std::size_t bucket) {
  if (thresholds.high && any_positive(counts - row(thresholds.high, bucket))) return true;
  return thresholds.low && any_positive(row(thresholds.low, bucket) - counts);
}

constexpr std::size_t first_stretch = 16;
constexpr unsigned passes_to_lengthen = 12;

/// Where a walk along a zone stands, and how it goes on.
struct Stretch {
  std::size_t longest, length = longest < first_stretch ? longest : first_stretch;
  std::size_t at = 0;
  unsigned passes = 0;
};

/// Counts only grow along the walk, and so do thresholds. If the count after a stretch of places does not pass the threshold
/// of the first, none of them does; else half of the stretch is tried, and so on. After some that were passed over the next are
/// longer. `add(at, length)` tells whether the
/// stretch was passed over, `step(at)` takes one place. Goes on to `until` or a little farther.
template <class Add, class Step>
inline void walk_stretches(std::size_t count, std::size_t until, Stretch& now, Add const& add, Step const& step) {
  auto const longest = now.longest;
  auto length = now.length, at = now.at;
  auto passes = now.passes;
  while (at < until) {
    while (length > shortest_stretch && at + length > count) length /= 2;
    auto const end = at + length < count ? at + length : count;
    if (at + length <= count && add(at, length)) {
      at = end;
      if (++passes < passes_to_lengthen || length >= longest) continue;
      length *= 2;
    } else if (length > shortest_stretch) {
      length /= 2;
    } else {
      for (; at < end; ++at) step(at);
    }
    passes = 0;
  }
  now = {longest, length, at, passes};
}

using Wide = Lanes<std::int16_t>;

struct PairCounts {
  Wide first{}, second{};
};

template <std::size_t count>
inline void add_rows(std::uint16_t const* rows, std::uint32_t const* places, PairCounts& counts) {
  auto sum = row(rows, places[0]);
  for (std::size_t i = 1; i < count; ++i) sum += row(rows, places[i]);
  counts.first += as_signed(sum & all_lanes<Lanes<std::uint16_t>>(std::uint16_t{255}));
  counts.second += as_signed(sum >> std::uint16_t{8});
}

/// So many places, `together` of them at once: 1, 2, 4 or 8.
template <std::size_t together>
inline void add_stretch(std::uint16_t const* rows, std::uint32_t const* places, std::size_t length,
                        PairCounts& counts) {
  if (length < together) return add_rows<shortest_stretch>(rows, places, counts);
  for (std::size_t i = 0; i < length; i += together) add_rows<together>(rows, places + i, counts);
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
