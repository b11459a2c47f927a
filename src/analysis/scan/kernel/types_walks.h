#pragma once

#include "analysis/scan/kernel/buckets.h"
#include "analysis/scan/kernel/lanes.h"
#include "analysis/scan/kernel/ratio_sums.h"
#include "analysis/scan/kernel/stretches.h"

/// For the kernels alone: the loops over the worlds of several types.
namespace wardmote::analysis::scan::kernel {
namespace {

/// In which lanes a window is a hit; `counts` and `bucket` give those of a type.
template <bool high, class Count, class Counts, class Bucket>
inline std::uint32_t lanes_hit_on_side(TypesWalk<Count> const& walk, Counts const& counts, Bucket const& bucket) {
  RatioSums sums;
  for (std::uint32_t type = 0; type < walk.types; ++type) {
    auto const& ratios = walk.ratios[type];
    sums.add<Count>(counts(type), (high ? ratios.high : ratios.low)[bucket(type)]);
  }
  return sums.above(walk.bounds);
}

template <class Count, class Counts, class Bucket>
inline std::uint32_t lanes_hit(TypesWalk<Count> const& walk, Counts const& counts, Bucket const& bucket) {
  auto const& [high, low] = walk.ratios[0];
  return (high ? lanes_hit_on_side<true>(walk, counts, bucket) : 0) |
         (low ? lanes_hit_on_side<false>(walk, counts, bucket) : 0);
}

/// Counts that lie type by type.
template <class Count>
inline auto rows_of(Count const* counts) {
  return [counts](std::uint32_t type) -> Lanes<Count> const& { return row(counts, type); };
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
    if (auto const hit = lanes_hit(of, rows_of<Count>(counts), bucket_at(at))) of.hit(of.context, at, 0, counts, hit);
  };
  auto const add = [&](std::size_t at, std::size_t length) {
    add_places<together>(walk, at, length, counts, spare);
    if (lanes_hit_on_side<true>(of, rows_of<Count>(spare), bucket_at(at))) return false;
    auto* const before = counts;
    counts = spare, spare = before;
    return true;
  };
  Stretch stretch{walk.together_max};
  if (!of.ratios[0].low) return walk_stretches(walk.count, walk.count, stretch, add, step);
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

/// Goes through the windows that are hits, as long as `take(first, lanes)` says so.
template <class Count, class Take>
inline bool each_alive_hit(TypesAliveWalk<Count> const& walk, Take const& take) {
  auto const& of = walk.of;
  clear_counts(of);
  for (auto first = walk.intervals; first-- > 0;) {
    for (std::uint32_t type = 0; type < of.types; ++type) row(of.counts, type) += row(walk.daily[type], first);
    if (first > walk.last_first) continue;
    auto const hit =
        lanes_hit(of, rows_of<Count>(of.counts), [&](std::uint32_t type) { return walk.buckets[type][first]; });
    if (hit && !take(first, hit)) return false;
  }
  return true;
}

template <class Count>
bool may_hit_types_alive(TypesAliveWalk<Count> const& walk) {
  return !each_alive_hit(walk, [](std::uint32_t, std::uint32_t) { return false; });
}

template <class Count>
void walk_types_alive(TypesAliveWalk<Count> const& walk) {
  auto const& of = walk.of;
  (void)each_alive_hit(walk, [&](std::uint32_t first, std::uint32_t hit) {
    of.hit(of.context, first, walk.intervals, of.counts, hit);
    return true;
  });
}

/// Counts of a window of time, by type.
template <class Count>
inline auto counts_between(TypesTimeWalk<Count> const& walk, std::uint32_t first, std::uint32_t end) {
  return [&walk, first, end](std::uint32_t type) {
    Count const* const prefix = walk.prefix[type];
    return row(prefix, end) - row(prefix, first);
  };
}

/// As walk_one_by_one does of one type.
template <class Count>
void walk_types_one_by_one(TypesTimeWalk<Count> const& walk, Group const& group, std::uint32_t first) {
  auto const& of = walk.of;
  auto const last = least(first + group.step, walk.intervals);
  for (auto begin = first; begin < last; ++begin)
    for (auto end = begin + group.shortest; end <= least(begin + group.longest, walk.intervals); ++end) {
      if (end < walk.first_end) continue;
      auto const counts = counts_between(walk, begin, end);
      auto const hit = lanes_hit(of, counts, [&](std::uint32_t type) {
        return bucket_of(walk.cumulative[type][end] - walk.cumulative[type][begin]);
      });
      if (hit == 0) continue;
      for (std::uint32_t type = 0; type < of.types; ++type) row(of.counts, type) = counts(type);
      of.hit(of.context, begin, end, of.counts, hit);
    }
}

/// What a walk reads of a type again and again.
template <class Count>
struct TypeOverTime {
  Count const *begin, *end;  ///< prefix sums at the ends of a group's largest windows
  std::uint16_t const* bucket;
  RatiosOfCounts const* high;
};

/// A group's largest windows hold the others, and its smallest expect least. `known_types` are so many types, or 0: any number.
template <std::uint32_t known_types, class Count>
void walk_types_high_group(TypesTimeWalk<Count> const& walk, Group const& group, Steps steps, std::size_t before) {
  constexpr std::uint32_t held = known_types > 0 ? known_types : 1;
  auto const reach = group.step - 1 + group.longest;
  auto const of_type = [&](std::uint32_t type) -> TypeOverTime<Count> {
    Count const* const begin = walk.prefix[type] + steps.from * lanes;
    return {begin, begin + reach * lanes, walk.buckets[type] + before, walk.of.ratios[type].high};
  };
  TypeOverTime<Count> types[held];
  for (std::uint32_t type = 0; type < held; ++type) types[type] = of_type(type);
  auto const stride = std::size_t{group.step} * lanes;
  auto const* const bounds = walk.of.bounds;
  auto const* const last = walk.prefix[0] + walk.intervals * lanes;
  auto const count = known_types > 0 ? known_types : walk.of.types;
  for (std::uint32_t step = 0; step < steps.count; ++step) {
    auto const at = step * stride;
    auto const beyond = types[0].end + at > last ? static_cast<std::size_t>(types[0].end + at - last) : 0;
    RatioSums sums;
    for (std::uint32_t type = 0; type < count; ++type) {
      auto const& one = known_types > 0 ? types[type] : of_type(type);
      sums.add<Count>(row(one.end + at - beyond, 0) - row(one.begin + at, 0), one.high[one.bucket[step]]);
    }
    if (sums.above(bounds)) [[unlikely]]
      walk_types_one_by_one(walk, group, steps.from + step * group.step);
  }
}

template <class Count>
void walk_types_time(TypesTimeWalk<Count> const& walk) {
  auto const types = walk.of.types;
  for (std::uint32_t type = 0; type < types; ++type) sum_up<Count>(walk.daily[type], walk.intervals, walk.prefix[type]);
  void (*const by_types[])(TypesTimeWalk<Count> const&, Group const&, Steps, std::size_t) = {
      walk_types_high_group<2, Count>, walk_types_high_group<3, Count>, walk_types_high_group<4, Count>,
      walk_types_high_group<0, Count>};
  auto const high = by_types[types >= 2 && types <= 4 ? types - 2 : 3];
  std::size_t before = 0;
  for (std::size_t i = 0; i < walk.group_count; ++i) {
    auto const steps = steps_of(walk.groups[i], walk.intervals, walk.first_end);
    if (!walk.of.ratios[0].low) high(walk, walk.groups[i], steps, before);
    for (std::uint32_t step = 0; walk.of.ratios[0].low && step < steps.count; ++step)
      walk_types_one_by_one(walk, walk.groups[i], steps.from + step * walk.groups[i].step);
    before += steps.count;
  }
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
