#include "analysis/scan/joint_block.h"

#include <algorithm>
#include <bit>
#include <type_traits>

#include "analysis/scan/kernel/buckets.h"

namespace wardmote::analysis::scan {
namespace {

constexpr std::size_t joint_zones_together = 4;
constexpr std::int32_t type_byte_max = 255;

template <class Count>
constexpr bool is_narrow = std::is_same_v<Count, std::int16_t>;

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
JointBlock<Count>::JointBlock(JointPlan const& plan, std::uint32_t first_replicate)
    : plan_(plan), buckets_(plan.types.size()), expected_(plan.types.size()), lane_counts_(plan.types.size()) {
  types_.reserve(plan.types.size());
  for (std::size_t t = 0; t < plan.types.size(); ++t) {
    auto& type = types_.emplace_back();
    if (!plan.is_spatial()) type.events = plan.worlds[t].events(first_replicate);
    if (!plan.is_spatial()) type.daily.resize(plan.times.intervals * lanes);
    if (plan.is_over_time()) type.prefix.resize((plan.times.intervals + 1) * lanes);
    daily_.push_back(type.daily.data());
    prefix_.push_back(type.prefix.data());
    ratios_.push_back(plan.grids[t].ratios());
  }
  if (plan.is_spatial()) load_rows(first_replicate);
  counts_.resize(types_.size() * lanes);
  spare_.resize(types_.size() * lanes);
}

template <class Count>
void JointBlock<Count>::load_rows(std::uint32_t first_replicate) {
  std::vector<std::int32_t> by_place(plan_.places_side_by_side.size() * lanes);
  std::int32_t most = 1;
  for (std::size_t t = 0; t < types_.size(); ++t) {
    plan_.worlds[t].fill_rows(first_replicate, by_place);
    most = std::max(most, std::ranges::max(by_place));
    auto const is_upper = is_narrow<Count> && t % 2 == 1;
    if (!is_upper) rows_.emplace_back().resize(by_place.size());
    auto* row = rows_.back().data();
    for (auto const place : plan_.places_side_by_side)
      for (auto const count : std::span(by_place).subspan(place * lanes, lanes))
        *row++ |= static_cast<RowCount>(is_upper ? count << 8 : count);
  }
  together_ = std::min(8u, std::bit_floor(static_cast<std::uint32_t>(std::max(1, type_byte_max / most))));
  for (auto const& rows : rows_) row_data_.push_back(rows.data());
}

template <class Count>
void JointBlock<Count>::use_factor(double factor) {
  if (factor == factor_) return;
  factor_ = factor;
  for (std::size_t lane = 0; lane < lanes; ++lane) show_bound(lane);
}

template <class Count>
void JointBlock<Count>::walk(JointZones const& zones) {
  zones_ = &zones;
  use_factor(zones.factor);
  plan_.is_spatial() ? walk_zones() : walk_alive();
}

template <class Count>
kernel::TypesWalk<Count> JointBlock<Count>::types_walk(kernel::TypesHit<Count> hit) {
  return {.types = static_cast<std::uint32_t>(types_.size()),
          .ratios = ratios_.data(),
          .bounds = bounds_.data(),
          .counts = counts_.data(),
          .spare = spare_.data(),
          .hit = hit,
          .context = this};
}

template <class Count>
void JointBlock<Count>::walk_zones() {
  for (std::size_t t = 0; t < types_.size(); ++t) buckets_[t] = zones_->types[t].buckets.data();
  kernel::TypesZoneWalk<Count> const walk{.of = types_walk(hit_zone),
                                          .rows = row_data_.data(),
                                          .together = together_,
                                          .places = zones_->slots.data(),
                                          .buckets = buckets_.data(),
                                          .count = zones_->slots.size(),
                                          .together_max = plan_.places_together_max};
  if constexpr (is_narrow<Count>)
    plan_.kernel.walk_types_zone_16(walk);
  else
    plan_.kernel.walk_types_zone_32(walk);
}

template <class Count>
kernel::TypesAliveWalk<Count> JointBlock<Count>::alive_walk(std::size_t at) {
  auto const intervals = plan_.times.intervals;
  zone_ = at;
  for (std::size_t t = 0; t < types_.size(); ++t) buckets_[t] = zones_->types[t].buckets.data() + at * intervals;
  return {.of = types_walk(hit_alive),
          .daily = daily_.data(),
          .intervals = intervals,
          .last_first = intervals - plan_.times.shortest,
          .buckets = buckets_.data()};
}

/// Some zones at once, as LaneBlock does.
template <class Count>
void JointBlock<Count>::walk_alive() {
  auto const may_hit = [&](std::size_t at) {
    if constexpr (is_narrow<Count>)
      return plan_.kernel.may_hit_types_alive_16(alive_walk(at));
    else
      return plan_.kernel.may_hit_types_alive_32(alive_walk(at));
  };
  auto const walk_zone = [&](std::size_t at) {
    if constexpr (is_narrow<Count>)
      plan_.kernel.walk_types_alive_16(alive_walk(at));
    else
      plan_.kernel.walk_types_alive_32(alive_walk(at));
  };
  auto const high_only = plan_.options.rates == Rates::high;
  for (auto& type : types_) std::fill_n(type.daily.data(), plan_.times.intervals * lanes, Count{0});
  for (std::size_t at = 0, end = 0; at < zones_->places.size(); at = end) {
    end = std::min(zones_->places.size(), at + (high_only ? joint_zones_together : 1));
    auto const places = std::span(zones_->places).subspan(at, end - at);
    if (high_only) {
      for (auto const place : places) add_events(place, 1);
      if (!may_hit(at)) continue;
      for (auto const place : places) add_events(place, -1);
    }
    for (std::size_t i = 0; i < places.size(); ++i)
      if (add_events(places[i], 1) || !high_only) walk_zone(at + i);
  }
}

template <class Count>
void JointBlock<Count>::walk_over_time(JointZones const& zones, JointZoneOverTime& zone,
                                       std::span<JointBlock* const> blocks) {
  zone.clear();
  for (auto* const block : blocks) {
    block->use_factor(zones.factor);
    for (auto& type : block->types_) std::fill_n(type.daily.data(), block->plan_.times.intervals * lanes, Count{0});
  }
  for (auto const place : zones.places) {
    zone.add(place);
    bool is_known = false;
    for (auto* const block : blocks) {
      if (!block->add_events(place, 1) && block->plan_.options.rates == Rates::high)
        continue;  // the same cases, more expected
      if (!is_known) zone.look();
      is_known = true;
      block->walk_windows(zone);
    }
  }
}

template <class Count>
void JointBlock<Count>::walk_windows(JointZoneOverTime const& zone) {
  cumulative_ = zone.cumulative();
  kernel::TypesTimeWalk<Count> const walk{.of = types_walk(hit_window),
                                          .daily = daily_.data(),
                                          .prefix = prefix_.data(),
                                          .intervals = plan_.times.intervals,
                                          .first_end = plan_.times.first_end,
                                          .cumulative = cumulative_.data(),
                                          .buckets = zone.buckets().data(),
                                          .groups = zone.groups().data(),
                                          .group_count = zone.groups().size()};
  if constexpr (is_narrow<Count>)
    plan_.kernel.walk_types_time_16(walk);
  else
    plan_.kernel.walk_types_time_32(walk);
}

/// Adds so many of each; whether there were any.
template <class Count>
bool JointBlock<Count>::add_events(std::uint32_t place, Count each) {
  auto any = false;
  for (auto& type : types_) {
    auto const& [starts, events] = type.events;
    auto* const daily = type.daily.data();
    for (auto at = starts[place]; at < starts[place + 1]; ++at)
      daily[events[at]] = static_cast<Count>(daily[events[at]] + each);
    any = any || starts[place] < starts[place + 1];
  }
  return any;
}

template <class Count>
void JointBlock<Count>::hit_zone(void* block, std::size_t position, std::size_t, Count const* counts,
                                 std::uint32_t hit_lanes) {
  auto& self = *static_cast<JointBlock*>(block);
  for (std::size_t t = 0; t < self.types_.size(); ++t) self.expected_[t] = self.zones_->types[t].expected[position];
  self.try_lanes(counts, hit_lanes);
}

template <class Count>
void JointBlock<Count>::hit_alive(void* block, std::size_t first, std::size_t, Count const* counts,
                                  std::uint32_t hit_lanes) {
  auto& self = *static_cast<JointBlock*>(block);
  hit_zone(block, self.zone_ * self.plan_.times.intervals + first, 0, counts, hit_lanes);
}

template <class Count>
void JointBlock<Count>::hit_window(void* block, std::size_t first, std::size_t end, Count const* counts,
                                   std::uint32_t hit_lanes) {
  auto& self = *static_cast<JointBlock*>(block);
  for (std::size_t t = 0; t < self.types_.size(); ++t)
    self.expected_[t] = self.cumulative_[t][end] - self.cumulative_[t][first];
  self.try_lanes(counts, hit_lanes);
}

/// Fills `lane_counts_`: the counts themselves, however they were wrapped.
template <class Count>
void JointBlock<Count>::read_lane(Count const* counts, std::size_t lane) {
  using Unsigned = std::make_unsigned_t<Count>;
  for (std::size_t t = 0; t < types_.size(); ++t) {
    auto const base = plan_.grids[t].base(kernel::bucket_of(expected_[t]));
    auto const lead =
        static_cast<Unsigned>(static_cast<Unsigned>(counts[t * lanes + lane]) - static_cast<Unsigned>(base));
    lane_counts_[t] = static_cast<std::uint32_t>(base + static_cast<Count>(lead));
  }
}

template <class Count>
void JointBlock<Count>::try_lanes(Count const* counts, std::uint32_t hit_lanes) {
  for (; hit_lanes != 0; hit_lanes &= hit_lanes - 1) {
    auto const lane = static_cast<std::size_t>(std::countr_zero(hit_lanes));
    read_lane(counts, lane);
    auto const statistic = plan_.likelihood.of(lane_counts_, expected_).ratio * factor_;
    if (statistic <= best_[lane]) continue;
    best_[lane] = statistic;
    show_bound(lane);
  }
}

template class JointBlock<std::int16_t>;
template class JointBlock<std::int32_t>;

}  // namespace wardmote::analysis::scan
