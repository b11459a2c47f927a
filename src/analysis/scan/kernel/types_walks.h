#pragma once

#include "analysis/scan/kernel/buckets.h"
#include "analysis/scan/kernel/lanes.h"
#include "analysis/scan/kernel/ratio_sums.h"
#include "analysis/scan/kernel/stretches.h"

/// For the kernels alone: the loops over the worlds of several types.
namespace wardmote::analysis::scan::kernel {
namespace {

constexpr std::uint32_t any_number = 0;

/// run<known_types>(): so many types, if they are few, or any number. What is known is kept in registers.
template <class Run>
inline auto with_known_types(std::uint32_t types, Run const& run) {
  switch (types) {
    case 2: return run.template operator()<2>();
    case 3: return run.template operator()<3>();
    case 4: return run.template operator()<4>();
    default: return run.template operator()<any_number>();
  }
}

/// In which lanes a window is a hit; `counts` and `bucket` give those of a type.
template <std::uint32_t known_types, bool plain, bool high, class Count, class Counts, class Bucket>
inline std::uint32_t lanes_hit_on_side(TypesWalk<Count> const& walk, Counts const& counts, Bucket const& bucket) {
  RatioSums sums;
  auto const types = known_types != any_number ? known_types : walk.types;
  for (std::uint32_t type = 0; type < types; ++type) {
    auto const& ratios = (high ? walk.ratios[type].high : walk.ratios[type].low)[bucket(type)];
    sums.add(entries_of<plain, Count>(counts(type), ratios), ratios);
  }
  return sums.above(walk.bounds);
}

template <std::uint32_t known_types = any_number, bool plain = false, class Count, class Counts, class Bucket>
inline std::uint32_t lanes_hit(TypesWalk<Count> const& walk, Counts const& counts, Bucket const& bucket) {
  auto const& [high, low] = walk.ratios[0];
  return (high ? lanes_hit_on_side<known_types, plain, true>(walk, counts, bucket) : 0) |
         (low ? lanes_hit_on_side<known_types, plain, false>(walk, counts, bucket) : 0);
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
    if (lanes_hit_on_side<any_number, false, true>(of, rows_of<Count>(spare), bucket_at(at))) return false;
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
template <std::uint32_t known_types, bool plain, class Count, class Take>
inline bool each_alive_hit_by(TypesAliveWalk<Count> const& walk, Take const& take) {
  auto const& of = walk.of;
  auto const types = known_types != any_number ? known_types : of.types;
  Lanes<Count> known[known_types != any_number ? known_types : 1] = {};
  auto const counts = [&](std::uint32_t type) -> Lanes<Count>& {
    return known_types != any_number ? known[type] : row(of.counts, type);
  };
  if (known_types == any_number) clear_counts(of);
  for (auto first = walk.intervals; first-- > 0;) {
    for (std::uint32_t type = 0; type < types; ++type) counts(type) += row(walk.daily, first * types + type);
    if (first > walk.last_first) continue;
    auto const hit =
        lanes_hit<known_types, plain>(of, counts, [&](std::uint32_t type) { return walk.buckets[type][first]; });
    if (hit == 0) [[likely]]
      continue;
    for (std::uint32_t type = 0; type < known_types; ++type) row(of.counts, type) = known[type];
    if (!take(first, hit)) return false;
  }
  return true;
}

/// The longest window expects most.
template <class Count, class Take>
inline bool each_alive_hit(TypesAliveWalk<Count> const& walk, Take const& take) {
  bool plain = walk.of.ratios[0].low == nullptr;
  for (std::uint32_t type = 0; type < walk.of.types && plain; ++type)
    plain = is_plain(walk.of.ratios[type].high[walk.buckets[type][0]]);
  return with_known_types(walk.of.types, [&]<std::uint32_t known_types>() {
    return plain ? each_alive_hit_by<known_types, true>(walk, take) : each_alive_hit_by<known_types, false>(walk, take);
  });
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
    Count const* const prefix = walk.prefix + type * lanes;
    auto const types = std::size_t{walk.of.types};
    return row(prefix, end * types) - row(prefix, first * types);
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

/// The steps of a group.
template <std::uint32_t known_types, bool plain, class Count>
struct TypesSteps {
  static constexpr std::uint32_t held = known_types != any_number ? known_types : 1;
  TypesTimeWalk<Count> const& walk;
  std::size_t at;  ///< the step that comes next, of those of all groups
  std::uint16_t const* buckets[held];
  RatiosOfCounts const* ratios[held];

  TypesSteps(TypesTimeWalk<Count> const& of, std::size_t before) : walk(of), at(before) {
    for (std::uint32_t type = 0; type < held; ++type) {
      buckets[type] = walk.buckets[type] + at;
      ratios[type] = walk.of.ratios[type].high;
    }
  }
  void go_on(std::uint32_t steps) {
    at += steps;
    for (auto& one : buckets) one += steps;
  }
  /// Of the window between two rows of prefix sums, in a step so many after the next.
  RatioSums sums(Count const* begin, Count const* end, std::uint32_t after) const {
    RatioSums sums;
    auto const types = known_types != any_number ? known_types : walk.of.types;
    for (std::uint32_t type = 0; type < types; ++type) {
      auto const& told = known_types != any_number ? ratios[type][buckets[type][after]]
                                                   : walk.of.ratios[type].high[walk.buckets[type][at + after]];
      sums.add(entries_of<plain, Count>(row(end, type) - row(begin, type), told), told);
    }
    return sums;
  }
};

/// A group's largest windows hold the others, and its smallest expect least: the ratios of four steps are looked up before a test.
template <std::uint32_t known_types, bool plain, class Count>
void walk_types_high_group(TypesTimeWalk<Count> const& walk, Group const& group, Steps steps, std::size_t before) {
  auto const reach = group.step - 1 + group.longest;
  auto const interval = std::size_t{known_types != any_number ? known_types : walk.of.types} * lanes;
  auto const stride = group.step * interval;
  auto const* const bounds = walk.of.bounds;
  auto const* begin = walk.prefix + steps.from * interval;
  auto const* end = begin + reach * interval;
  TypesSteps<known_types, plain, Count> all(walk, before);
  auto const within = steps_within(steps, group, reach, walk.intervals) / 4 * 4;
  std::uint32_t step = 0;
  for (; step < within; step += 4, begin += 4 * stride, end += 4 * stride, all.go_on(4)) {
    auto const lead = [&](std::uint32_t after) {
      return all.sums(begin + after * stride, end + after * stride, after).lead(bounds);
    };
    if (!any_above((lead(0) | lead(1)) | (lead(2) | lead(3)))) [[likely]]
      continue;
    for (std::uint32_t after = 0; after < 4; ++after)
      if (any_above(lead(after))) walk_types_one_by_one(walk, group, steps.from + (step + after) * group.step);
  }
  for (; step < steps.count; ++step, begin += stride, all.go_on(1)) {
    auto const first = steps.from + step * group.step;
    auto const within_study = begin + least(reach, walk.intervals - first) * interval;
    if (all.sums(begin, within_study, 0).above(bounds)) walk_types_one_by_one(walk, group, first);
  }
}

/// The windows of a group, in steps that stand so far behind those of the groups before.
template <std::uint32_t known_types, class Count>
void walk_types_group(TypesTimeWalk<Count> const& walk, Group const& group, Steps steps, std::size_t before) {
  if (walk.of.ratios[0].low) {
    for (std::uint32_t step = 0; step < steps.count; ++step)
      walk_types_one_by_one(walk, group, steps.from + step * group.step);
    return;
  }
  bool plain = true;
  for (std::uint32_t type = 0; type < walk.of.types; ++type) {
    std::uint16_t largest = 0;
    for (std::uint32_t step = 0; step < steps.count; ++step)
      largest = walk.buckets[type][before + step] > largest ? walk.buckets[type][before + step] : largest;
    plain = plain && is_plain(walk.of.ratios[type].high[largest]);
  }
  plain ? walk_types_high_group<known_types, true>(walk, group, steps, before)
        : walk_types_high_group<known_types, false>(walk, group, steps, before);
}

template <std::uint32_t known_types, class Count>
void walk_types_time_by(TypesTimeWalk<Count> const& walk) {
  sum_up<Count>(walk.daily, walk.intervals, walk.of.types, walk.prefix);
  std::size_t before = 0;
  for (std::size_t i = 0; i < walk.group_count; ++i) {
    auto const steps = steps_of(walk.groups[i], walk.intervals, walk.first_end);
    walk_types_group<known_types>(walk, walk.groups[i], steps, before);
    before += steps.count;
  }
}

template <class Count>
void walk_types_time(TypesTimeWalk<Count> const& walk) {
  with_known_types(walk.of.types, [&]<std::uint32_t known_types>() { walk_types_time_by<known_types>(walk); });
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
