#pragma once

#include "analysis/scan/kernel/buckets.h"
#include "analysis/scan/kernel/lanes.h"
#include "analysis/scan/kernel/stretches.h"

/// For the kernels alone: the loops over the worlds of several types.
namespace wardmote::analysis::scan::kernel {
namespace {

/// By how much counts lie beyond a threshold, on one side.
template <bool high, class Count>
inline Lanes<Count> lead_of(Lanes<Count> const& counts, Thresholds<Count> const& thresholds, std::size_t bucket) {
  if constexpr (high) return counts - row(thresholds.high, bucket);
  return row(thresholds.low, bucket) - counts;
}

/// See TypesWalk. What most windows fail comes first.
template <bool high, class Count, class Bucket>
inline bool is_hit_on_side(TypesWalk<Count> const& walk, Count const* counts, Bucket const& bucket) {
  auto most = lead_of<high>(row(counts, 0), walk.thresholds[0].level[1], bucket(0));
  for (std::uint32_t type = 1; type < walk.types; ++type)
    most = larger(most, lead_of<high>(row(counts, type), walk.thresholds[type].level[1], bucket(type)));
  if (!any_positive(most)) [[likely]]
    return false;
  Lanes<Count> passed{};
  for (std::uint32_t type = 0; type < walk.types; ++type)
    for (auto const& level : walk.thresholds[type].level)
      passed -= lead_of<high>(row(counts, type), level, bucket(type)) > 0;
  return any_positive(passed - 2);
}

template <class Count, class Bucket>
inline bool is_types_hit(TypesWalk<Count> const& walk, Count const* counts, Bucket const& bucket) {
  auto const& shown = walk.thresholds[0].level[0];
  return (shown.high && is_hit_on_side<true>(walk, counts, bucket)) ||
         (shown.low && is_hit_on_side<false>(walk, counts, bucket));
}

template <class Count>
inline void clear_counts(TypesWalk<Count> const& walk) {
  for (std::uint32_t type = 0; type < walk.types; ++type) row(walk.counts, type) = Lanes<Count>{};
}

/// To `sums` the counts of so many places more than `counts`.
template <std::size_t together>
inline void add_places(TypesZoneWalk<std::int16_t> const& walk, std::size_t at, std::size_t length,
                       std::int16_t const* counts, std::int16_t* sums) {
  for (std::uint32_t type = 0; type < walk.of.types; type += 2) {
    auto const has_next = type + 1 < walk.of.types;
    PairCounts after{row(counts, type), has_next ? row(counts, type + 1) : Wide{}};
    if (length == 1)
      add_rows<1>(walk.rows[type / 2], walk.places + at, after);
    else
      add_stretch<together>(walk.rows[type / 2], walk.places + at, length, after);
    row(sums, type) = after.first;
    if (has_next) row(sums, type + 1) = after.second;
  }
}
template <std::size_t together>
inline void add_places(TypesZoneWalk<std::int32_t> const& walk, std::size_t at, std::size_t length,
                       std::int32_t const* counts, std::int32_t* sums) {
  for (std::uint32_t type = 0; type < walk.of.types; ++type) {
    auto after = row(counts, type);
    for (std::size_t i = 0; i < length; ++i) after += row(walk.rows[type], walk.places[at + i]);
    row(sums, type) = after;
  }
}

template <std::size_t together, class Count>
void walk_types_zone_by(TypesZoneWalk<Count> const& walk) {
  auto const& of = walk.of;
  clear_counts(of);
  auto *counts = of.counts, *spare = of.spare;
  auto const bucket_at = [&](std::size_t at) {
    return [&walk, at](std::uint32_t type) { return walk.buckets[type][at]; };
  };
  auto const step = [&](std::size_t at) {
    add_places<together>(walk, at, 1, counts, counts);
    if (is_types_hit(of, counts, bucket_at(at))) of.hit(of.context, at, 0, counts);
  };
  auto const add = [&](std::size_t at, std::size_t length) {
    add_places<together>(walk, at, length, counts, spare);
    if (is_hit_on_side<true>(of, spare, bucket_at(at))) return false;
    auto* const before = counts;
    counts = spare, spare = before;
    return true;
  };
  Stretch stretch{walk.together_max};
  if (!of.thresholds[0].level[0].low) return walk_stretches(walk.count, walk.count, stretch, add, step);
  for (std::size_t at = 0; at < walk.count; ++at) step(at);
}

template <class Count>
void walk_types_zone(TypesZoneWalk<Count> const& walk) {
  switch (walk.together) {
    case 8: return walk_types_zone_by<8>(walk);
    case 4: return walk_types_zone_by<4>(walk);
    case 2: return walk_types_zone_by<2>(walk);
    default: return walk_types_zone_by<1>(walk);
  }
}

/// Whether a type passes its middle level in any of the windows.
template <class Count>
inline bool any_beyond_middle(TypesAliveWalk<Count> const& walk) {
  Lanes<Count> most{};
  for (std::uint32_t type = 0; type < walk.of.types; ++type) {
    auto const& middle = walk.of.thresholds[type].level[1];
    Lanes<Count> counts{};
    for (auto first = walk.intervals; first-- > 0;) {
      counts += row(walk.daily[type], first);
      if (first <= walk.last_first) most = larger(most, lead_of<true>(counts, middle, walk.buckets[type][first]));
    }
  }
  return any_positive(most);
}

/// Goes through the windows that are hits, as long as `take(first)` says so.
template <class Count, class Take>
inline bool each_alive_hit(TypesAliveWalk<Count> const& walk, Take const& take) {
  auto const& of = walk.of;
  clear_counts(of);
  for (auto first = walk.intervals; first-- > 0;) {
    for (std::uint32_t type = 0; type < of.types; ++type) row(of.counts, type) += row(walk.daily[type], first);
    if (first > walk.last_first) continue;
    if (is_types_hit(of, of.counts, [&](std::uint32_t type) { return walk.buckets[type][first]; }) && !take(first))
      return false;
  }
  return true;
}

template <class Count>
bool may_hit_types_alive(TypesAliveWalk<Count> const& walk) {
  return any_beyond_middle(walk) && !each_alive_hit(walk, [](std::uint32_t) { return false; });
}

template <class Count>
void walk_types_alive(TypesAliveWalk<Count> const& walk) {
  auto const& of = walk.of;
  if (!of.thresholds[0].level[0].low && !any_beyond_middle(walk)) return;
  (void)each_alive_hit(walk, [&](std::uint32_t first) {
    of.hit(of.context, first, walk.intervals, of.counts);
    return true;
  });
}

template <class Count>
void walk_types_time(TypesTimeWalk<Count> const& walk) {
  auto const& of = walk.of;
  for (auto end = walk.first_end > 0 ? walk.first_end : 1; end <= walk.intervals; ++end) {
    clear_counts(of);
    for (auto first = end; first > 0 && end - first < walk.longest;) {
      --first;
      for (std::uint32_t type = 0; type < of.types; ++type) row(of.counts, type) += row(walk.daily[type], first);
      if (end - first < walk.shortest) continue;
      auto const bucket = [&](std::uint32_t type) {
        return bucket_of(walk.cumulative[type][end] - walk.cumulative[type][first]);
      };
      if (is_types_hit(of, of.counts, bucket)) of.hit(of.context, first, end, of.counts);
    }
  }
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
