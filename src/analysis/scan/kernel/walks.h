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

/// How many places from one on are added before a test: more where the thresholds change little.
constexpr std::size_t longest_stretch = 32, shortest_stretch = 4;
constexpr int calm_buckets = 6;

inline std::size_t stretch_from(std::uint16_t const* buckets, std::size_t at, std::size_t count) {
  for (auto length = longest_stretch; length >= shortest_stretch; length /= 2)
    if (at + length <= count && buckets[at + length - 1] - buckets[at] <= calm_buckets) return length;
  return 1;
}

/// Counts only grow along the walk, and so do thresholds. If the count after a stretch of places does not pass the threshold
/// of the first, none of them does; else half of the stretch is tried, and so on. `add(at, length)` tells whether the
/// stretch was passed over, `step(at)` takes one place.
template <class Add, class Step>
inline void walk_stretches(std::uint16_t const* buckets, std::size_t count, Add const& add, Step const& step) {
  for (std::size_t at = 0; at < count;) {
    auto length = stretch_from(buckets, at, count);
    while (length >= shortest_stretch && !add(at, length)) length /= 2;
    auto const end = at + (length >= shortest_stretch ? length : shortest_stretch);
    if (length >= shortest_stretch)
      at = end;
    else
      for (; at < end && at < count; ++at) step(at);
  }
}

template <class Count>
void walk_zone(ZoneWalk<Count> const& walk) {
  Lanes<Count> counts{};
  auto const step = [&](std::size_t at) {
    counts += row(walk.rows, walk.places[at]);
    if (is_hit(counts, walk.thresholds, walk.buckets[at]))
      walk.hit(walk.context, at, 0, reinterpret_cast<Count const*>(&counts));
  };
  auto const add = [&](std::size_t at, std::size_t length) {
    auto after = counts;
    for (std::size_t i = 0; i < length; ++i) after += row(walk.rows, walk.places[at + i]);
    if (any_positive(after - row(walk.thresholds.high, walk.buckets[at]))) return false;
    counts = after;
    return true;
  };
  if (!walk.thresholds.low) return walk_stretches(walk.buckets, walk.count, add, step);
  for (std::size_t at = 0; at < walk.count; ++at) step(at);
}

using Wide = Lanes<std::int16_t>;

struct PairCounts {
  Wide first{}, second{};
};

template <std::size_t rows>
inline void add_rows(PairWalk const& walk, std::size_t at, PairCounts& counts) {
  auto sum = row(walk.rows, walk.places[at]);
  for (std::size_t i = 1; i < rows; ++i) sum += row(walk.rows, walk.places[at + i]);
  counts.first += reinterpret_cast<Wide>(sum & 255);
  counts.second += reinterpret_cast<Wide>(sum >> 8);
}

template <std::size_t together>
void walk_pair_by(PairWalk const& walk) {
  PairCounts counts;
  auto const is_beyond = [&](PairCounts const& some, std::size_t at, std::size_t which) {
    return is_hit(which == 0 ? some.first : some.second, walk.thresholds[which], walk.buckets[at]);
  };
  auto const step = [&](std::size_t at) {
    add_rows<1>(walk, at, counts);
    if (is_beyond(counts, at, 0))
      walk.hit(walk.contexts[0], at, 0, reinterpret_cast<std::int16_t const*>(&counts.first));
    if (is_beyond(counts, at, 1))
      walk.hit(walk.contexts[1], at, 0, reinterpret_cast<std::int16_t const*>(&counts.second));
  };
  auto const add = [&](std::size_t at, std::size_t length) {
    auto after = counts;
    if (length < together)
      add_rows<shortest_stretch>(walk, at, after);
    else
      for (std::size_t i = 0; i < length; i += together) add_rows<together>(walk, at + i, after);
    if (is_beyond(after, at, 0) || is_beyond(after, at, 1)) return false;
    counts = after;
    return true;
  };
  if (!walk.thresholds[0].low) return walk_stretches(walk.buckets, walk.count, add, step);
  for (std::size_t at = 0; at < walk.count; ++at) step(at);
}

void walk_pair(PairWalk const& walk) {
  switch (walk.together) {
    case 8: return walk_pair_by<8>(walk);
    case 4: return walk_pair_by<4>(walk);
    case 2: return walk_pair_by<2>(walk);
    default: return walk_pair_by<1>(walk);
  }
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

template <std::size_t step>
inline void find_buckets_between(double const* low, double const* high, std::uint32_t count, std::uint16_t* buckets) {
  for (std::size_t i = 0; i < count; ++i)
    buckets[i] = static_cast<std::uint16_t>(bucket_of(high[i * step] - low[i * step]));
}

void find_step_buckets(double const* cumulative, Group const& group, Steps steps, std::uint16_t* buckets) {
  auto const* const low = cumulative + steps.from + group.step - 1;
  auto const* const high = cumulative + steps.from + group.shortest;
  switch (group.step) {  // known strides are read in vectors
    case 1: return find_buckets_between<1>(low, high, steps.count, buckets);
    case 2: return find_buckets_between<2>(low, high, steps.count, buckets);
    case 4: return find_buckets_between<4>(low, high, steps.count, buckets);
    default:
      for (std::size_t i = 0; i < steps.count; ++i)
        find_buckets_between<1>(low + i * group.step, high + i * group.step, 1, buckets + i);
  }
}

template <class Value>
inline Value larger(Value const& a, Value const& b) {
  return a > b ? a : b;
}

/// By how much the steps' largest windows pass the thresholds of their smallest: a window that begins and ends inside
/// another holds no more cases than it. Four steps at a time, as long as their windows end within the study.
template <class Count>
void walk_high_group(TimeWalk<Count> const& walk, Group const& group, Steps steps, std::uint16_t const* buckets) {
  auto const reach = group.step - 1 + group.longest;
  auto const within =
      steps.from + reach <= walk.intervals ? (walk.intervals - steps.from - reach) / group.step + 1 : 0u;
  auto const quads = least(within, steps.count) / 4 * 4;
  auto const* const high = walk.thresholds.high;
  auto const stride = std::size_t{group.step} * lanes;
  auto const *begin = walk.prefix + steps.from * lanes, *end = begin + reach * lanes;
  std::uint32_t i = 0;
  for (auto const* bucket = buckets; i < quads; i += 4, begin += 4 * stride, end += 4 * stride, bucket += 4) {
    auto const lead = [&](std::size_t at) {
      return row(end + at * stride, 0) - row(begin + at * stride, 0) - row(high, bucket[at]);
    };
    if (!any_positive(larger(larger(lead(0), lead(1)), larger(lead(2), lead(3))))) [[likely]]
      continue;
    for (std::uint32_t at = 0; at < 4; ++at)
      if (any_positive(lead(at))) walk_one_by_one(walk, group, steps.from + (i + at) * group.step);
  }
  for (; i < steps.count; ++i) {
    auto const first = steps.from + i * group.step;
    auto const counts = between(walk, first, least(first + reach, walk.intervals));
    if (any_positive(counts - row(high, buckets[i]))) walk_one_by_one(walk, group, first);
  }
}

template <class Count>
void walk_group(TimeWalk<Count> const& walk, Group const& group, Steps steps, std::uint16_t const* buckets) {
  if (!walk.thresholds.low) return walk_high_group(walk, group, steps, buckets);
  for (std::uint32_t i = 0; i < steps.count; ++i) {
    auto const first = steps.from + i * group.step;
    auto const counts = between(walk, first, least(first + group.step - 1 + group.longest, walk.intervals));
    if (is_hit(counts, walk.thresholds, buckets[i])) walk_one_by_one(walk, group, first);
  }
}

template <class Count>
void walk_time(TimeWalk<Count> const& walk) {
  sum_up(walk);
  auto const* buckets = walk.buckets;
  for (std::size_t i = 0; i < walk.group_count; ++i) {
    auto const steps = steps_of(walk.groups[i], walk.intervals, walk.first_end);
    walk_group(walk, walk.groups[i], steps, buckets);
    buckets += steps.count;
  }
}

/// Where the counts of windows until the end lie beyond their thresholds at most: positive in a lane if any does.
template <class Count>
inline Lanes<Count> largest_lead(AliveWalk<Count> const& walk) {
  Lanes<Count> counts{}, largest{};
  for (auto first = walk.intervals; first-- > 0;) {
    counts += row(walk.daily, first);
    if (first > walk.last_first) continue;
    auto const lead = counts - row(walk.thresholds.high, walk.buckets[first]);
    largest = larger(lead, largest);
  }
  return largest;
}

template <class Count>
bool may_hit_alive(AliveWalk<Count> const& walk) {
  return any_positive(largest_lead(walk));
}

template <class Count>
void walk_alive(AliveWalk<Count> const& walk) {
  if (!walk.thresholds.low && !may_hit_alive(walk)) return;
  Lanes<Count> counts{};
  for (auto first = walk.intervals; first-- > 0;) {
    counts += row(walk.daily, first);
    if (first <= walk.last_first && is_hit(counts, walk.thresholds, walk.buckets[first]))
      walk.hit(walk.context, first, walk.intervals, reinterpret_cast<Count const*>(&counts));
  }
}

inline void clear_counts(TypesWalk const& walk) {
  for (std::uint32_t type = 0; type < walk.types; ++type) row(walk.counts, type) = Lanes<std::int32_t>{};
}

void walk_types_zone(TypesZoneWalk const& walk) {
  auto const& of = walk.of;
  clear_counts(of);
  for (std::size_t at = 0; at < walk.count; ++at) {
    bool any = false;
    for (std::uint32_t type = 0; type < of.types; ++type) {
      auto& counts = row(of.counts, type);
      counts += row(of.rows[type], walk.places[at]);
      any |= is_hit(counts, of.thresholds[type], walk.buckets[at * of.types + type]);
    }
    if (any) of.hit(of.context, at, 0);
  }
}

void walk_types_time(TypesTimeWalk const& walk) {
  auto const& of = walk.of;
  for (auto end = walk.first_end > 0 ? walk.first_end : 1; end <= walk.intervals; ++end) {
    clear_counts(of);
    for (auto first = end; first > 0 && end - first < walk.longest;) {
      --first;
      bool any = false;
      for (std::uint32_t type = 0; type < of.types; ++type) {
        auto& counts = row(of.counts, type);
        counts += row(of.rows[type], first);
        if (end - first < walk.shortest) continue;
        auto const expected = walk.cumulative[type][end] - walk.cumulative[type][first];
        any |= is_hit(counts, of.thresholds[type], bucket_of(expected));
      }
      if (any) of.hit(of.context, first, end);
    }
  }
}

void find_farthest(double const* distances, std::size_t count, double* farthest) {
  double found[farthest_of] = {};
  std::size_t i = 0;
  for (; i + farthest_of <= count; i += farthest_of)
    for (std::size_t j = 0; j < farthest_of; ++j) found[j] = distances[i + j] > found[j] ? distances[i + j] : found[j];
  for (; i < count; ++i) found[0] = distances[i] > found[0] ? distances[i] : found[0];
  for (std::size_t j = 0; j < farthest_of; ++j) farthest[j] = found[j];
}

void measure(Measure const& from, double* distances, double* farthest) {
  if (from.shape == 1) {  // a circle has no direction
    for (std::size_t i = 0; i < from.count; ++i) {
      double const x = from.x[i] - from.from_x, y = from.y[i] - from.from_y, z = from.z[i] - from.from_z;
      distances[i] = __builtin_sqrt(x * x + y * y + z * z);
    }
  } else {
    for (std::size_t i = 0; i < from.count; ++i) distances[i] = distance_to(from, from.x[i], from.y[i], from.z[i]);
  }
  find_farthest(distances, from.count, farthest);
}

void find_buckets(double const* expected, std::size_t count, std::uint16_t* buckets) {
  for (std::size_t i = 0; i < count; ++i) buckets[i] = static_cast<std::uint16_t>(bucket_of(expected[i]));
}

void weigh(double const* basis, double const* weights, std::size_t factors, std::size_t count, double* sums) {
  for (std::size_t i = 0; i < count; ++i) sums[i] = weights[0] * basis[i];
  for (std::size_t r = 1; r < factors; ++r)
    for (std::size_t i = 0; i < count; ++i) sums[i] += weights[r] * basis[r * count + i];
}

constexpr Kernel kernel_called(char const* name) {
  return {.instructions = name,
          .measure = measure,
          .find_buckets = find_buckets,
          .find_step_buckets = find_step_buckets,
          .weigh = weigh,
          .walk_zone_16 = walk_zone<std::int16_t>,
          .walk_zone_32 = walk_zone<std::int32_t>,
          .walk_pair = walk_pair,
          .walk_time_16 = walk_time<std::int16_t>,
          .walk_time_32 = walk_time<std::int32_t>,
          .walk_alive_16 = walk_alive<std::int16_t>,
          .walk_alive_32 = walk_alive<std::int32_t>,
          .may_hit_alive_16 = may_hit_alive<std::int16_t>,
          .may_hit_alive_32 = may_hit_alive<std::int32_t>,
          .walk_types_zone = walk_types_zone,
          .walk_types_time = walk_types_time};
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
