#include "analysis/scan/lane_block.h"

#include <algorithm>
#include <type_traits>

#include "analysis/scan/kernel/buckets.h"
#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

constexpr auto lanes = kernel::lanes;
constexpr std::size_t alive_zones_together = 4;

void walk_with(kernel::Kernel const& kernel, kernel::ZoneWalk<std::int16_t> const& walk) { kernel.walk_zone_16(walk); }
void walk_with(kernel::Kernel const& kernel, kernel::ZoneWalk<std::int32_t> const& walk) { kernel.walk_zone_32(walk); }
void walk_with(kernel::Kernel const& kernel, kernel::TimeWalk<std::int16_t> const& walk) { kernel.walk_time_16(walk); }
void walk_with(kernel::Kernel const& kernel, kernel::TimeWalk<std::int32_t> const& walk) { kernel.walk_time_32(walk); }
void walk_with(kernel::Kernel const& kernel, kernel::AliveWalk<std::int16_t> const& walk) {
  kernel.walk_alive_16(walk);
}
void walk_with(kernel::Kernel const& kernel, kernel::AliveWalk<std::int32_t> const& walk) {
  kernel.walk_alive_32(walk);
}

bool may_hit(kernel::Kernel const& kernel, kernel::AliveWalk<std::int16_t> const& walk) {
  return kernel.may_hit_alive_16(walk);
}
bool may_hit(kernel::Kernel const& kernel, kernel::AliveWalk<std::int32_t> const& walk) {
  return kernel.may_hit_alive_32(walk);
}

}  // namespace

ZoneOverTime::ZoneOverTime(ReplicatePlan const& plan)
    : plan_(plan), profile_(plan.prepared, plan.first_interval, plan.kernel) {}

void ZoneOverTime::look() {
  auto const kept = plan_.kept();
  expected_ = profile_.cumulative();
  groups_ = &plan_.tilings.for_density((expected_[kept] - expected_[0]) / kept);
  buckets_.resize(groups_->size() * kept);
  auto* buckets = buckets_.data();
  for (auto const& group : *groups_) {
    auto const steps = kernel::steps_of(group, kept, plan_.kept_first_end());
    plan_.kernel.find_step_buckets(expected_.data(), group, steps, buckets);
    buckets += steps.count;
  }
}

template <class Count>
LaneBlock<Count>::LaneBlock(ReplicatePlan const& plan, std::uint32_t first_replicate)
    : plan_(plan), has_time_(plan.prepared.intervals() > 1) {
  if (plan.options.rates != Rates::low) high_.resize(plan.grid.buckets() * lanes);
  if (plan.options.rates != Rates::high) low_.resize(plan.grid.buckets() * lanes);
  load_world(first_replicate);
  for (std::size_t lane = 0; lane < lanes; ++lane) show_thresholds(lane);
}

template <class Count>
void LaneBlock<Count>::load_world(std::uint32_t first_replicate) {
  if (has_time_) {
    auto const kept = plan_.kept();
    events_ = plan_.worlds.events(first_replicate);
    daily_.resize(kept * lanes);
    prefix_.resize((kept + 1) * lanes);
    return;
  }
  std::vector<std::int32_t> rows(plan_.prepared.study().places.size() * lanes);
  plan_.worlds.fill_rows(first_replicate, rows);
  rows_.resize(rows.size());
  std::ranges::transform(rows, rows_.data(), [](std::int32_t count) { return static_cast<Count>(count); });
}

template <class Count>
kernel::Thresholds<Count> LaneBlock<Count>::thresholds() {
  return {high_.data(), low_.data()};
}

template <class Count>
void LaneBlock<Count>::show_thresholds(std::size_t lane) {
  step_[lane] = plan_.grid.step_of(best_[lane] / factor_);
  for (std::size_t bucket = 0; bucket < plan_.grid.buckets(); ++bucket) {
    if (auto* const high = high_.data())
      high[bucket * lanes + lane] = static_cast<Count>(plan_.grid.high(step_[lane])[bucket]);
    if (auto* const low = low_.data())
      low[bucket * lanes + lane] = static_cast<Count>(plan_.grid.low(step_[lane])[bucket]);
  }
}

template <class Count>
void LaneBlock<Count>::use_factor(double factor) {
  if (factor == factor_) return;
  factor_ = factor;
  for (std::size_t lane = 0; lane < lanes; ++lane) show_thresholds(lane);
}

template <class Count>
void LaneBlock<Count>::try_lanes(double expected, Count const* counts) {
  using Unsigned = std::make_unsigned_t<Count>;
  auto const bucket = kernel::bucket_of(expected);
  auto const& options = plan_.options;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    auto const is_beyond = [&](std::int32_t threshold, double& count) {
      auto const shown = static_cast<Unsigned>(threshold);
      auto const lead = static_cast<Count>(static_cast<Unsigned>(static_cast<Unsigned>(counts[lane]) - shown));
      count = static_cast<double>(threshold) + lead;  // the count itself, however it was wrapped
      return lead;
    };
    double count = 0;
    auto const high = high_.data() && is_beyond(plan_.grid.high(step_[lane])[bucket], count) > 0 && count > expected;
    auto const low = !high && low_.data() && is_beyond(plan_.grid.low(step_[lane])[bucket], count) < 0 &&
                     count < expected && count >= options.low_cases_min;
    if (!high && !low) continue;
    auto const statistic = plan_.prepared.likelihood().ratio(count, expected) * factor_;
    if (statistic <= best_[lane]) continue;
    best_[lane] = statistic;
    if (plan_.grid.step_of(statistic / factor_) != step_[lane]) show_thresholds(lane);
  }
}

template <class Count>
void LaneBlock<Count>::hit_zone(void* block, std::size_t position, std::size_t list, Count const* counts) {
  auto& self = *static_cast<LaneBlock*>(block);
  self.try_lanes(self.lists_[list].expected[position], counts);
}

template <class Count>
void LaneBlock<Count>::hit_window(void* block, std::size_t first, std::size_t end, Count const* counts) {
  auto& self = *static_cast<LaneBlock*>(block);
  self.try_lanes(self.expected_[end] - self.expected_[first], counts);
}

template <class Count>
void LaneBlock<Count>::hit_alive_window(void* block, std::size_t first, std::size_t, Count const* counts) {
  auto& self = *static_cast<LaneBlock*>(block);
  self.try_lanes(self.expected_[first], counts);
}

template <class Count>
void LaneBlock<Count>::walk(ZoneList const& list) {
  auto const shown = begin_walk({&list, 1});
  if (has_time_) return walk_alive_zones(list);
  walk_with(plan_.kernel, kernel::ZoneWalk<Count>{.rows = rows_.data(),
                                                  .zone = list.growing(),
                                                  .together_max = plan_.places_together_max,
                                                  .thresholds = shown,
                                                  .hit = hit_zone,
                                                  .context = this});
}

template <class Count>
kernel::Thresholds<Count> LaneBlock<Count>::begin_walk(std::span<ZoneList const> lists) {
  use_factor(lists.front().factor);
  lists_ = lists;
  return thresholds();
}

template <class Count>
void LaneBlock<Count>::walk_over_time(ZoneList const& list, ZoneOverTime& zone, std::span<LaneBlock* const> blocks) {
  zone.clear();
  for (auto* const block : blocks) {
    block->use_factor(list.factor);
    std::fill_n(block->daily_.data(), block->plan_.kept() * lanes, Count{0});
  }
  for (std::size_t i = 0; i < list.places.size(); ++i) {
    zone.add(list.places[i]);
    bool is_known = false;
    for (auto* const block : blocks) {
      if (!block->add_events(list.slots[i], 1) && block->low_.data() == nullptr)
        continue;  // the same cases, more expected
      if (!is_known) zone.look();
      is_known = true;
      block->walk_windows(zone);
    }
  }
}

/// Some zones at once: no window of them has more cases than that of the last, or fewer expected than that of the first.
template <class Count>
void LaneBlock<Count>::walk_alive_zones(ZoneList const& list) {
  auto const count = list.slots.size();
  std::fill_n(daily_.data(), plan_.kept() * lanes, Count{0});
  for (std::size_t at = 0, end = 0; at < count; at = end) {
    end = std::min(count, at + (low_.data() ? 1 : alive_zones_together));
    auto const slots = std::span(list.slots).subspan(at, end - at);
    if (!low_.data()) {
      for (auto const slot : slots) add_events(slot, 1);
      if (!may_hit(plan_.kernel, alive_walk(list, at))) continue;
      for (auto const slot : slots) add_events(slot, -1);
    }
    for (std::size_t i = 0; i < slots.size(); ++i)
      if (add_events(slots[i], 1) || low_.data()) walk_with(plan_.kernel, alive_walk(list, at + i));
  }
}

template <class Count>
kernel::AliveWalk<Count> LaneBlock<Count>::alive_walk(ZoneList const& list, std::size_t at) {
  auto const kept = plan_.kept();
  expected_ = list.alive_expected.data() + at * kept;
  return {.daily = daily_.data(),
          .intervals = kept,
          .last_first = kept - std::min(kept, plan_.options.limits.intervals_min),
          .buckets = list.alive_buckets.data() + at * kept,
          .thresholds = thresholds(),
          .hit = hit_alive_window,
          .context = this};
}

template <class Count>
void LaneBlock<Count>::walk_windows(ZoneOverTime const& zone) {
  expected_ = zone.expected();
  walk_with(plan_.kernel, kernel::TimeWalk<Count>{.daily = daily_.data(),
                                                  .prefix = prefix_.data(),
                                                  .intervals = plan_.kept(),
                                                  .first_end = plan_.kept_first_end(),
                                                  .cumulative = expected_,
                                                  .buckets = zone.buckets(),
                                                  .groups = zone.groups().data(),
                                                  .group_count = zone.groups().size(),
                                                  .thresholds = thresholds(),
                                                  .hit = hit_window,
                                                  .context = this});
}

template class LaneBlock<std::int16_t>;
template class LaneBlock<std::int32_t>;

}  // namespace wardmote::analysis::scan
