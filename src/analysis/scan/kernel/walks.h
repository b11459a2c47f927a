#pragma once

#include "analysis/scan/kernel/buckets.h"
#include "analysis/scan/kernel/lanes.h"
#include "analysis/scan/kernel/stretches.h"
#include "analysis/scan/kernel/types_walks.h"

/// For the kernels alone: the loops, once for each kind of processor.
namespace wardmote::analysis::scan::kernel {
namespace {

template <class Count>
void walk_zone(ZoneWalk<Count> const& walk) {
  auto const& zone = walk.zone;
  Lanes<Count> counts{};
  auto const step = [&](std::size_t at) {
    counts += row(walk.rows, zone.places[at]);
    if (is_hit(counts, walk.thresholds, zone.buckets[at]))
      walk.hit(walk.context, at, 0, reinterpret_cast<Count const*>(&counts));
  };
  auto const add = [&](std::size_t at, std::size_t length) {
    auto after = counts;
    for (std::size_t i = 0; i < length; ++i) after += row(walk.rows, zone.places[at + i]);
    if (any_positive(after - row(walk.thresholds.high, zone.buckets[at]))) return false;
    counts = after;
    return true;
  };
  Stretch stretch{walk.together_max};
  if (!walk.thresholds.low) return walk_stretches(zone.count, zone.count, stretch, add, step);
  for (std::size_t at = 0; at < zone.count; ++at) step(at);
}

/// Goes on along one of the zones to `until` or a little farther.
template <std::size_t together>
inline void walk_zone_of_pair(PairWalk const& walk, std::size_t number, std::size_t until, Stretch& stretch,
                              PairCounts& counts) {
  auto const& zone = walk.zones[number];
  auto const& [first, second] = walk.thresholds;
  auto const step = [&](std::size_t at) {
    add_rows<1>(walk.rows, zone.places + at, counts);
    if (is_hit(counts.first, first, zone.buckets[at]))
      walk.hit(walk.contexts[0], at, number, reinterpret_cast<std::int16_t const*>(&counts.first));
    if (is_hit(counts.second, second, zone.buckets[at]))
      walk.hit(walk.contexts[1], at, number, reinterpret_cast<std::int16_t const*>(&counts.second));
  };
  auto const add = [&](std::size_t at, std::size_t length) {
    auto after = counts;
    add_stretch<together>(walk.rows, zone.places + at, length, after);
    auto const bucket = zone.buckets[at];
    if (any_positive(larger(after.first - row(first.high, bucket), after.second - row(second.high, bucket))))
      return false;
    counts = after;
    return true;
  };
  if (!first.low) return walk_stretches(zone.count, until, stretch, add, step);
  for (; stretch.at < until; ++stretch.at) step(stretch.at);
}

constexpr std::size_t places_in_turn = 64;

/// By turns, so that the zones grow alike.
template <std::size_t together>
void walk_pair_by(PairWalk const& walk) {
  PairCounts counts[zones_side_by_side];
  Stretch stretches[zones_side_by_side] = {
      {walk.together_max}, {walk.together_max}, {walk.together_max}, {walk.together_max}};
  bool any = true;
  for (std::size_t until = places_in_turn; any; until += places_in_turn) {
    any = false;
    for (std::size_t i = 0; i < walk.zone_count; ++i) {
      auto const count = walk.zones[i].count;
      walk_zone_of_pair<together>(walk, i, until < count ? until : count, stretches[i], counts[i]);
      any |= stretches[i].at < count;
    }
  }
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
inline Lanes<Count> between(TimeWalk<Count> const& walk, std::uint32_t first, std::uint32_t end) {
  return row(static_cast<Count const*>(walk.prefix), end) - row(static_cast<Count const*>(walk.prefix), first);
}

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

/// By how much the steps' largest windows pass the thresholds of their smallest: a window that begins and ends inside
/// another holds no more cases than it. Four steps at a time, as long as their windows end within the study.
template <class Count>
void walk_high_group(TimeWalk<Count> const& walk, Group const& group, Steps steps, std::uint16_t const* buckets) {
  auto const reach = group.step - 1 + group.longest;
  auto const quads = steps_within(steps, group, reach, walk.intervals) / 4 * 4;
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
  sum_up<Count>(walk.daily, walk.intervals, 1, walk.prefix);
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

std::size_t find_keys(double const* distances, std::size_t count, KeySteps const& by, std::uint32_t* keys) {
  std::size_t taken = 0, i = 0;
#if defined(__AVX512VL__)
  auto const reach = _mm512_set1_pd(by.reach), steps = _mm512_set1_pd(by.steps);
  auto const shift = _mm_cvtsi32_si128(static_cast<int>(by.index_bits));
  auto number = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  for (; i + 8 <= count; i += 8, number = _mm256_add_epi32(number, _mm256_set1_epi32(8))) {
    auto const far = _mm512_loadu_pd(distances + i);
    auto const step = _mm512_maskz_cvttpd_epi32(0xFF, _mm512_mul_pd(_mm512_mul_pd(far, far), steps));
    auto const key = _mm256_or_si256(_mm256_sll_epi32(step, shift), number);
    auto const near = _mm512_cmp_pd_mask(far, reach, _CMP_LE_OQ);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(keys + taken), _mm256_maskz_compress_epi32(near, key));
    taken += static_cast<std::size_t>(__builtin_popcount(near));
  }
#endif
  for (; i < count; ++i) {
    auto const far = distances[i] < by.reach ? distances[i] : by.reach;
    auto const step = static_cast<std::uint32_t>(static_cast<std::int32_t>(far * far * by.steps));
    keys[taken] = step << by.index_bits | static_cast<std::uint32_t>(i);
    taken += distances[i] <= by.reach;
  }
  return taken;
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
          .find_keys = find_keys,
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
          .walk_types_zone_16 = walk_types_zone<std::int16_t>,
          .walk_types_zone_32 = walk_types_zone<std::int32_t>,
          .walk_types_alive_8 = walk_types_alive<std::uint8_t>,
          .walk_types_alive_16 = walk_types_alive<std::int16_t>,
          .walk_types_alive_32 = walk_types_alive<std::int32_t>,
          .may_hit_types_alive_8 = may_hit_types_alive<std::uint8_t>,
          .may_hit_types_alive_16 = may_hit_types_alive<std::int16_t>,
          .may_hit_types_alive_32 = may_hit_types_alive<std::int32_t>,
          .walk_types_time_8 = walk_types_time<std::uint8_t>,
          .walk_types_time_16 = walk_types_time<std::int16_t>,
          .walk_types_time_32 = walk_types_time<std::int32_t>};
}

}  // namespace
}  // namespace wardmote::analysis::scan::kernel
