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

std::array<double, kernel::levels> level_shares(std::size_t types) {
  auto const even = 1 / static_cast<double>(types);
  return {even / 2, even, (1 + even) / 2};
}

template <class Count>
JointBlock<Count>::JointBlock(JointPlan const& plan, std::uint32_t first_replicate)
    : plan_(plan),
      shares_(level_shares(plan.types.size())),
      cumulative_(plan.types.size()),
      buckets_(plan.types.size()),
      expected_(plan.types.size()),
      lane_counts_(plan.types.size()),
      lane_buckets_(plan.types.size()) {
  types_.reserve(plan.types.size());
  for (std::size_t t = 0; t < plan.types.size(); ++t) {
    auto& type = types_.emplace_back(Type{{}, {}, {}, {}, ZoneProfile(plan.types[t], plan.times.skipped, plan.kernel)});
    if (!plan.is_spatial()) type.events = plan.worlds[t].events(first_replicate);
    if (!plan.is_spatial()) type.daily.resize(plan.times.intervals * lanes);
    daily_.push_back(type.daily.data());
    auto& shown = thresholds_.emplace_back();
    for (std::size_t level = 0; level < kernel::levels; ++level) {
      if (plan.options.rates != Rates::low) type.high[level].resize(plan.grids[t].buckets() * lanes);
      if (plan.options.rates != Rates::high) type.low[level].resize(plan.grids[t].buckets() * lanes);
      shown.level[level] = {type.high[level].data(), type.low[level].data()};
    }
  }
  if (plan.is_spatial()) load_rows(first_replicate);
  counts_.resize(types_.size() * lanes);
  spare_.resize(types_.size() * lanes);
  for (std::size_t lane = 0; lane < lanes; ++lane) show_thresholds(lane, true);
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

/// Those whose step is another than before, or all. All grids have the same steps.
template <class Count>
void JointBlock<Count>::show_thresholds(std::size_t lane, bool all) {
  for (std::size_t level = 0; level < kernel::levels; ++level) {
    auto const step = plan_.grids.front().step_of(best_[lane] / factor_ * shares_[level]);
    if (step == steps_[level][lane] && !all) continue;
    steps_[level][lane] = step;
    for (std::size_t t = 0; t < types_.size(); ++t) {
      auto const& grid = plan_.grids[t];
      for (std::size_t bucket = 0; bucket < grid.buckets(); ++bucket) {
        auto const at = bucket * lanes + lane;
        if (auto* const high = types_[t].high[level].data()) high[at] = static_cast<Count>(grid.high(step)[bucket]);
        if (auto* const low = types_[t].low[level].data()) low[at] = static_cast<Count>(grid.low(step)[bucket]);
      }
    }
  }
}

template <class Count>
void JointBlock<Count>::walk(JointZones const& zones) {
  zones_ = &zones;
  if (zones.factor != factor_) {
    factor_ = zones.factor;
    for (std::size_t lane = 0; lane < lanes; ++lane) show_thresholds(lane, false);
  }
  if (plan_.is_spatial()) return walk_zones();
  plan_.times.only_alive() ? walk_alive() : walk_times();
}

template <class Count>
kernel::TypesWalk<Count> JointBlock<Count>::types_walk(kernel::Hit<Count> hit) {
  return {.types = static_cast<std::uint32_t>(types_.size()),
          .thresholds = thresholds_.data(),
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
void JointBlock<Count>::walk_times() {
  auto const& times = plan_.times;
  for (auto& type : types_) {
    std::fill_n(type.daily.data(), times.intervals * lanes, Count{0});
    type.profile.clear();
  }
  for (auto const place : zones_->places) {
    for (auto& type : types_) type.profile.add(place);
    if (!add_events(place, 1) && plan_.options.rates == Rates::high) continue;  // the same cases, more expected
    for (std::size_t t = 0; t < types_.size(); ++t) cumulative_[t] = types_[t].profile.cumulative().data();
    kernel::TypesTimeWalk<Count> const walk{.of = types_walk(hit_window),
                                            .daily = daily_.data(),
                                            .cumulative = cumulative_.data(),
                                            .intervals = times.intervals,
                                            .first_end = times.first_end,
                                            .shortest = times.shortest,
                                            .longest = times.longest};
    if constexpr (is_narrow<Count>)
      plan_.kernel.walk_types_time_16(walk);
    else
      plan_.kernel.walk_types_time_32(walk);
  }
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
void JointBlock<Count>::hit_zone(void* block, std::size_t position, std::size_t, Count const* counts) {
  auto& self = *static_cast<JointBlock*>(block);
  for (std::size_t t = 0; t < self.types_.size(); ++t) self.expected_[t] = self.zones_->types[t].expected[position];
  self.try_lanes(counts);
}

template <class Count>
void JointBlock<Count>::hit_alive(void* block, std::size_t first, std::size_t, Count const* counts) {
  auto& self = *static_cast<JointBlock*>(block);
  hit_zone(block, self.zone_ * self.plan_.times.intervals + first, 0, counts);
}

template <class Count>
void JointBlock<Count>::hit_window(void* block, std::size_t first, std::size_t end, Count const* counts) {
  auto& self = *static_cast<JointBlock*>(block);
  for (std::size_t t = 0; t < self.types_.size(); ++t)
    self.expected_[t] = self.cumulative_[t][end] - self.cumulative_[t][first];
  self.try_lanes(counts);
}

/// How many levels the types' counts pass in each lane, on the side where they are more.
template <class Count>
std::array<std::uint16_t, kernel::lanes> JointBlock<Count>::levels_passed(Count const* counts) const {
  using Unsigned = std::make_unsigned_t<Count>;
  auto const lead_of = [](Count count, Count before) {
    return static_cast<Count>(static_cast<Unsigned>(static_cast<Unsigned>(count) - static_cast<Unsigned>(before)));
  };
  std::array<std::uint16_t, kernel::lanes> high{}, low{};
  for (std::size_t t = 0; t < types_.size(); ++t)
    for (auto const& shown : thresholds_[t].level) {
      auto const at = lane_buckets_[t] * lanes;
      for (std::size_t lane = 0; lane < lanes && shown.high; ++lane)
        high[lane] =
            static_cast<std::uint16_t>(high[lane] + (lead_of(counts[t * lanes + lane], shown.high[at + lane]) > 0));
      for (std::size_t lane = 0; lane < lanes && shown.low; ++lane)
        low[lane] =
            static_cast<std::uint16_t>(low[lane] + (lead_of(shown.low[at + lane], counts[t * lanes + lane]) > 0));
    }
  for (std::size_t lane = 0; lane < lanes; ++lane) high[lane] = std::max(high[lane], low[lane]);
  return high;
}

/// Fills `lane_counts_`: the counts themselves, however they were wrapped.
template <class Count>
void JointBlock<Count>::read_lane(Count const* counts, std::size_t lane) {
  using Unsigned = std::make_unsigned_t<Count>;
  for (std::size_t t = 0; t < types_.size(); ++t) {
    auto const& grid = plan_.grids[t];
    auto const step = steps_.front()[lane];
    auto const near = (plan_.options.rates != Rates::low ? grid.high(step) : grid.low(step))[lane_buckets_[t]];
    auto const lead =
        static_cast<Unsigned>(static_cast<Unsigned>(counts[t * lanes + lane]) - static_cast<Unsigned>(near));
    lane_counts_[t] = static_cast<std::uint32_t>(near + static_cast<Count>(lead));
  }
}

template <class Count>
void JointBlock<Count>::try_lanes(Count const* counts) {
  std::ranges::transform(expected_, lane_buckets_.begin(), kernel::bucket_of);
  auto const passed = levels_passed(counts);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    if (passed[lane] < kernel::levels) continue;
    read_lane(counts, lane);
    auto const statistic = plan_.likelihood.of(lane_counts_, expected_).ratio * factor_;
    if (statistic <= best_[lane]) continue;
    best_[lane] = statistic;
    show_thresholds(lane, false);
  }
}

template class JointBlock<std::int16_t>;
template class JointBlock<std::int32_t>;

}  // namespace wardmote::analysis::scan
