#pragma once

#include "analysis/scan/kernel/buckets.h"
#include "analysis/scan/kernel/lanes.h"

/// For the kernels alone: the loops, once for each kind of processor.
namespace wardmote::analysis::scan::kernel {
namespace {

/// Whether a lane's count lies beyond its threshold; differences wrap around, see Thresholds.
template <class Count>
inline bool is_hit(Lanes<Count> const& counts, Thresholds<Count> const& thresholds, std::size_t bucket) {
  if (thresholds.high && any_positive(counts - row(thresholds.high, bucket))) return true;
  return thresholds.low && any_positive(row(thresholds.low, bucket) - counts);
}

constexpr std::size_t together = 8;
constexpr unsigned calm_buckets = 3;

/// Counts only grow along the walk, and so do thresholds. If the count after eight places does not pass the threshold of
/// the first, none of the eight does.
template <class Count>
void walk_zone(ZoneWalk<Count> const& walk) {
  Lanes<Count> counts{};
  std::size_t at = 0;
  auto const step = [&] {
    counts += row(walk.rows, walk.places[at]);
    if (is_hit(counts, walk.thresholds, walk.buckets[at]))
      walk.hit(walk.context, at, 0, reinterpret_cast<Count const*>(&counts));
    ++at;
  };
  while (at + together <= walk.count) {
    auto const calm = !walk.thresholds.low &&
                      static_cast<unsigned>(walk.buckets[at + together - 1] - walk.buckets[at]) <= calm_buckets;
    if (calm) {
      auto after = counts;
      for (std::size_t i = 0; i < together; ++i) after += row(walk.rows, walk.places[at + i]);
      if (!any_positive(after - row(walk.thresholds.high, walk.buckets[at]))) {
        counts = after;
        at += together;
        continue;
      }
    }
    for (std::size_t i = 0; i < together; ++i) step();
  }
  while (at < walk.count) step();
}

template <class Count>
inline void sum_up(TimeWalk<Count> const& walk) {
  Lanes<Count> sum{};
  for (std::uint32_t t = 0; t < walk.intervals; ++t) {
    sum += row(static_cast<Count const*>(walk.daily), t);
    row(walk.prefix, t + 1) = sum;
  }
}

template <class Count>
inline Lanes<Count> between(TimeWalk<Count> const& walk, std::uint32_t first, std::uint32_t end) {
  return row(static_cast<Count const*>(walk.prefix), end) - row(static_cast<Count const*>(walk.prefix), first);
}

inline std::uint32_t least(std::uint32_t a, std::uint32_t b) { return a < b ? a : b; }

/// The windows of a group that begin in [first, first + step), one by one.
template <class Count>
void walk_one_by_one(TimeWalk<Count> const& walk, Group const& group, std::uint32_t first) {
  auto const last = least(first + group.step, walk.intervals);
  for (auto begin = first; begin < last; ++begin)
    for (auto end = begin + group.shortest; end <= least(begin + group.longest, walk.intervals); ++end) {
      if (end < walk.first_end) continue;
      auto const counts = between(walk, begin, end);
      if (is_hit(counts, walk.thresholds, bucket_of(walk.cumulative[end] - walk.cumulative[begin])))
        walk.hit(walk.context, begin, end, reinterpret_cast<Count const*>(&counts));
    }
}

/// The fewest expected cases of the windows of each step: of the shortest, from the last beginning.
template <class Count>
inline void fill_buckets(TimeWalk<Count> const& walk, Group const& group, std::uint32_t from, std::uint32_t steps) {
  auto const* const low = walk.cumulative + from + group.step - 1;
  auto const* const high = walk.cumulative + from + group.shortest;
  for (std::uint32_t i = 0; i < steps; ++i)
    walk.buckets[i] = static_cast<std::uint16_t>(bucket_of(high[i * group.step] - low[i * group.step]));
}

/// A window that begins and ends inside another holds no more cases than it.
template <class Count>
void walk_group(TimeWalk<Count> const& walk, Group const& group) {
  if (group.shortest > walk.intervals) return;
  auto const from = walk.first_end > group.longest ? walk.first_end - group.longest : 0u;
  auto const to = walk.intervals - group.shortest;
  if (from > to) return;
  auto const steps = (to - from) / group.step + 1;
  fill_buckets(walk, group, from, steps);
  for (std::uint32_t i = 0; i < steps; ++i) {
    auto const first = from + i * group.step;
    auto const counts = between(walk, first, least(first + group.step - 1 + group.longest, walk.intervals));
    if (is_hit(counts, walk.thresholds, walk.buckets[i])) walk_one_by_one(walk, group, first);
  }
}

template <class Count>
void walk_time(TimeWalk<Count> const& walk) {
  sum_up(walk);
  for (std::size_t i = 0; i < walk.group_count; ++i) walk_group(walk, walk.groups[i]);
}

template <class Count>
void walk_alive(AliveWalk<Count> const& walk) {
  Lanes<Count> counts{};
  for (auto first = walk.intervals; first-- > 0;) {
    counts += row(walk.daily, first);
    if (first <= walk.last_first && is_hit(counts, walk.thresholds, walk.buckets[first]))
      walk.hit(walk.context, first, walk.intervals, reinterpret_cast<Count const*>(&counts));
  }
}

void measure(Measure const& from, double* distances) {
  for (std::size_t i = 0; i < from.count; ++i) distances[i] = distance_to(from, from.x[i], from.y[i], from.z[i]);
}

void weigh(double const* basis, double const* weights, std::size_t factors, std::size_t count, double* sums) {
  for (std::size_t i = 0; i < count; ++i) sums[i] = weights[0] * basis[i];
  for (std::size_t r = 1; r < factors; ++r)
    for (std::size_t i = 0; i < count; ++i) sums[i] += weights[r] * basis[r * count + i];
}

constexpr Kernel kernel_called(char const* name) {
  return {.instructions = name,
          .measure = measure,
          .weigh = weigh,
          .walk_zone_16 = walk_zone<std::int16_t>,
          .walk_zone_32 = walk_zone<std::int32_t>,
          .walk_time_16 = walk_time<std::int16_t>,
          .walk_time_32 = walk_time<std::int32_t>,
          .walk_alive_16 = walk_alive<std::int16_t>,
          .walk_alive_32 = walk_alive<std::int32_t>};
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
