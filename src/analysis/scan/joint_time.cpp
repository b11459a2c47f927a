#include "analysis/scan/joint_time.h"

#include <algorithm>
#include <span>

namespace wardmote::analysis::scan {
namespace {

constexpr std::size_t joint_zones_together = 4;

using kernel::Kernel;

template <class Count>
struct JointKernel;
template <>
struct JointKernel<std::uint8_t> {
  static constexpr auto walk_alive = &Kernel::walk_types_alive_8;
  static constexpr auto may_hit_alive = &Kernel::may_hit_types_alive_8;
  static constexpr auto walk_time = &Kernel::walk_types_time_8;
};
template <>
struct JointKernel<std::int16_t> {
  static constexpr auto walk_alive = &Kernel::walk_types_alive_16;
  static constexpr auto may_hit_alive = &Kernel::may_hit_types_alive_16;
  static constexpr auto walk_time = &Kernel::walk_types_time_16;
};
template <>
struct JointKernel<std::int32_t> {
  static constexpr auto walk_alive = &Kernel::walk_types_alive_32;
  static constexpr auto may_hit_alive = &Kernel::may_hit_types_alive_32;
  static constexpr auto walk_time = &Kernel::walk_types_time_32;
};

/// By slot, each as (interval * types + type) * 32 + lane.
WorldEvents put_together(std::span<WorldEvents const> by_type) {
  constexpr std::uint32_t lanes_of_type = kernel::lanes;
  auto const types = static_cast<std::uint32_t>(by_type.size());
  WorldEvents all{{0}, {}};
  for (std::size_t slot = 0; slot + 1 < by_type.front().starts.size(); ++slot) {
    for (std::uint32_t type = 0; type < types; ++type) {
      auto const& [starts, events] = by_type[type];
      for (auto at = starts[slot]; at < starts[slot + 1]; ++at)
        all.events.push_back((events[at] / lanes_of_type * types + type) * lanes_of_type + events[at] % lanes_of_type);
    }
    all.starts.push_back(all.events.size());
  }
  return all;
}

}  // namespace

JointZoneOverTime::JointZoneOverTime(JointPlan const& plan)
    : plan_(plan), cumulative_(plan.types.size()), step_buckets_(plan.types.size()), buckets_(plan.types.size()) {
  for (auto const& type : plan.types) profiles_.emplace_back(type, plan.times.skipped, plan.kernel);
}

void JointZoneOverTime::clear() {
  for (auto& profile : profiles_) profile.clear();
}

void JointZoneOverTime::add(std::uint32_t place) {
  for (auto& profile : profiles_) profile.add(place);
}

void JointZoneOverTime::look() {
  auto const intervals = plan_.times.intervals;
  double expected = 0;
  for (std::size_t t = 0; t < profiles_.size(); ++t) {
    cumulative_[t] = profiles_[t].cumulative().data();
    expected += cumulative_[t][intervals] - cumulative_[t][0];
  }
  groups_ = &plan_.tilings.for_density(expected / intervals);
  for (std::size_t t = 0; t < profiles_.size(); ++t) {
    step_buckets_[t].resize(groups_->size() * intervals);
    auto* buckets = step_buckets_[t].data();
    buckets_[t] = buckets;
    for (auto const& group : *groups_) {
      auto const steps = kernel::steps_of(group, intervals, plan_.times.first_end);
      plan_.kernel.find_step_buckets(cumulative_[t], group, steps, buckets);
      buckets += steps.count;
    }
  }
}

template <class Count>
JointTime<Count>::JointTime(JointPlan const& plan, std::uint32_t first_replicate)
    : best_(plan), plan_(plan), buckets_(plan.types.size()) {
  std::vector<WorldEvents> by_type;
  for (auto const& worlds : plan.worlds) by_type.push_back(worlds.events(first_replicate));
  events_ = put_together(by_type);
  auto const types = by_type.size();
  daily_.resize(plan.times.intervals * types * kernel::lanes);
  if (plan.is_over_time()) prefix_.resize((plan.times.intervals + 1) * types * kernel::lanes);
  counts_.resize(types * kernel::lanes);
}

template <class Count>
double JointTime<Count>::bytes(JointPlan const& plan) {
  double bytes = 0;
  for (auto const& worlds : plan.worlds) bytes += worlds.bytes_of_events();
  return bytes;
}

template <class Count>
void JointTime<Count>::walk(std::span<JointZones const> lists, std::span<JointTime* const> blocks) {
  if (blocks.front()->plan_.is_over_time()) {
    JointZoneOverTime zone(blocks.front()->plan_);
    for (auto const& zones : lists) walk_over_time(zones, zone, blocks);
  } else {
    for (auto* const block : blocks)
      for (auto const& zones : lists) block->walk_alive(zones);
  }
}

template <class Count>
void JointTime<Count>::begin(JointZones const& zones) {
  zones_ = &zones;
  best_.use_factor(zones.factor);
  std::fill_n(daily_.data(), plan_.times.intervals * buckets_.size() * kernel::lanes, Count{0});
}

/// Some zones at once, as LaneBlock does.
template <class Count>
void JointTime<Count>::walk_alive(JointZones const& zones) {
  auto const high_only = plan_.options.rates == Rates::high;
  auto const may_hit = plan_.kernel.*JointKernel<Count>::may_hit_alive;
  auto const walk_zone = plan_.kernel.*JointKernel<Count>::walk_alive;
  begin(zones);
  for (std::size_t at = 0, end = 0; at < zones.slots.size(); at = end) {
    end = std::min(zones.slots.size(), at + (high_only ? joint_zones_together : 1));
    auto const slots = std::span(zones.slots).subspan(at, end - at);
    if (high_only) {
      for (auto const slot : slots) add_events(slot, 1);
      if (!may_hit(alive_walk(at))) continue;
      for (auto const slot : slots) add_events(slot, static_cast<Count>(-1));
    }
    for (std::size_t i = 0; i < slots.size(); ++i)
      if (add_events(slots[i], 1) || !high_only) walk_zone(alive_walk(at + i));
  }
}

template <class Count>
kernel::TypesAliveWalk<Count> JointTime<Count>::alive_walk(std::size_t at) {
  auto const intervals = plan_.times.intervals;
  zone_ = at;
  for (std::size_t t = 0; t < buckets_.size(); ++t) buckets_[t] = zones_->types[t].buckets.data() + at * intervals;
  return {.of = best_.walk<Count>(hit_alive, this, counts_.data(), nullptr),
          .daily = daily_.data(),
          .intervals = intervals,
          .last_first = intervals - plan_.times.shortest,
          .buckets = buckets_.data()};
}

template <class Count>
void JointTime<Count>::walk_over_time(JointZones const& zones, JointZoneOverTime& zone,
                                      std::span<JointTime* const> blocks) {
  zone.clear();
  for (auto* const block : blocks) block->begin(zones);
  for (std::size_t i = 0; i < zones.places.size(); ++i) {
    zone.add(zones.places[i]);
    bool is_known = false;
    for (auto* const block : blocks) {
      if (!block->add_events(zones.slots[i], 1) && block->plan_.options.rates == Rates::high)
        continue;  // the same cases, more expected
      if (!is_known) zone.look();
      is_known = true;
      block->walk_windows(zone);
    }
  }
}

template <class Count>
void JointTime<Count>::walk_windows(JointZoneOverTime const& zone) {
  cumulative_ = zone.cumulative();
  (plan_.kernel.*JointKernel<Count>::walk_time)({.of = best_.walk<Count>(hit_window, this, counts_.data(), nullptr),
                                                 .daily = daily_.data(),
                                                 .prefix = prefix_.data(),
                                                 .intervals = plan_.times.intervals,
                                                 .first_end = plan_.times.first_end,
                                                 .cumulative = cumulative_.data(),
                                                 .buckets = zone.buckets().data(),
                                                 .groups = zone.groups().data(),
                                                 .group_count = zone.groups().size()});
}

template <class Count>
void JointTime<Count>::hit_alive(void* block, std::size_t first, std::size_t, Count const* counts,
                                 std::uint32_t hit_lanes) {
  auto& self = *static_cast<JointTime*>(block);
  auto const expected = self.best_.expected();
  auto const at = self.zone_ * self.plan_.times.intervals + first;
  for (std::size_t t = 0; t < expected.size(); ++t) expected[t] = self.zones_->types[t].expected[at];
  self.best_.try_lanes(counts, hit_lanes);
}

template <class Count>
void JointTime<Count>::hit_window(void* block, std::size_t first, std::size_t end, Count const* counts,
                                  std::uint32_t hit_lanes) {
  auto& self = *static_cast<JointTime*>(block);
  auto const expected = self.best_.expected();
  for (std::size_t t = 0; t < expected.size(); ++t) expected[t] = self.cumulative_[t][end] - self.cumulative_[t][first];
  self.best_.try_lanes(counts, hit_lanes);
}

template class JointTime<std::uint8_t>;
template class JointTime<std::int16_t>;
template class JointTime<std::int32_t>;

}  // namespace wardmote::analysis::scan
