#include "analysis/scan/joint_block.h"

#include <algorithm>

#include "analysis/scan/kernel/buckets.h"

namespace wardmote::analysis::scan {

JointBlock::JointBlock(JointPlan const& plan, std::uint32_t first_replicate)
    : plan_(plan), counts_(plan.types.size()), expected_(plan.types.size()) {
  types_.reserve(plan.types.size());
  for (std::size_t t = 0; t < plan.types.size(); ++t) {
    auto const& prepared = plan.types[t];
    auto& type = types_.emplace_back(Type{{}, {}, {}, {}, ZoneProfile(prepared, plan.times.skipped, plan.kernel)});
    if (prepared.intervals() > 1) {
      type.events = plan.worlds[t].events(first_replicate);
      type.rows.resize(plan.times.intervals * lanes);
    } else {
      auto const count = prepared.study().places.size() * lanes;
      type.rows.resize(count);
      plan.worlds[t].fill_rows(first_replicate, {type.rows.data(), count});
    }
    if (plan.options.rates != Rates::low) type.high.resize(plan.grids[t].buckets() * lanes);
    if (plan.options.rates != Rates::high) type.low.resize(plan.grids[t].buckets() * lanes);
    rows_.push_back(type.rows.data());
    thresholds_.push_back({type.high.data(), type.low.data()});
  }
  cumulative_.resize(types_.size());
  lane_counts_.resize(types_.size() * lanes);
  for (std::size_t lane = 0; lane < lanes; ++lane) show_thresholds(lane);
}

/// A window above the best has a type above its even part of it. All grids have the same steps.
std::size_t JointBlock::step_of(std::size_t lane) const {
  return plan_.grids.front().step_of(best_[lane] / factor_ / static_cast<double>(types_.size()));
}

void JointBlock::show_thresholds(std::size_t lane) {
  step_[lane] = step_of(lane);
  for (std::size_t t = 0; t < types_.size(); ++t) {
    auto const& grid = plan_.grids[t];
    auto const step = step_[lane];
    for (std::size_t bucket = 0; bucket < grid.buckets(); ++bucket) {
      if (auto* const high = types_[t].high.data()) high[bucket * lanes + lane] = grid.high(step)[bucket];
      if (auto* const low = types_[t].low.data()) low[bucket * lanes + lane] = grid.low(step)[bucket];
    }
  }
}

void JointBlock::walk(Direction const& direction, std::span<std::uint32_t const> places) {
  if (direction.factor != factor_) {
    factor_ = direction.factor;
    for (std::size_t lane = 0; lane < lanes; ++lane) show_thresholds(lane);
  }
  plan_.types.front().intervals() > 1 ? walk_times(places) : walk_zones(places);
}

kernel::TypesWalk JointBlock::types_walk(void (*hit)(void*, std::size_t, std::size_t)) {
  return {.types = static_cast<std::uint32_t>(types_.size()),
          .rows = rows_.data(),
          .thresholds = thresholds_.data(),
          .counts = lane_counts_.data(),
          .hit = hit,
          .context = this};
}

void JointBlock::walk_zones(std::span<std::uint32_t const> places) {
  zones_expected_.clear();
  std::vector<double> at_risk(types_.size());
  for (auto const place : places)
    for (std::size_t t = 0; t < types_.size(); ++t)
      zones_expected_.push_back((at_risk[t] += plan_.types[t].at_risk()[place]) * expected_by_risk(plan_.types[t]));
  buckets_.resize(zones_expected_.size());
  plan_.kernel.find_buckets(zones_expected_.data(), buckets_.size(), buckets_.data());
  plan_.kernel.walk_types_zone(
      {.of = types_walk(hit_zone), .places = places.data(), .buckets = buckets_.data(), .count = places.size()});
}

void JointBlock::walk_times(std::span<std::uint32_t const> places) {
  auto const& times = plan_.times;
  for (auto& type : types_) {
    std::fill_n(type.rows.data(), times.intervals * lanes, 0);
    type.profile.clear();
  }
  for (auto const place : places) {
    for (auto& type : types_) type.profile.add(place);
    if (!add_events(place) && plan_.options.rates == Rates::high) continue;  // the same cases, more expected
    for (std::size_t t = 0; t < types_.size(); ++t) cumulative_[t] = types_[t].profile.cumulative().data();
    plan_.kernel.walk_types_time({.of = types_walk(hit_window),
                                  .cumulative = cumulative_.data(),
                                  .intervals = times.intervals,
                                  .first_end = times.first_end,
                                  .shortest = times.shortest,
                                  .longest = times.longest});
  }
}

/// Whether there were any.
bool JointBlock::add_events(std::uint32_t place) {
  auto any = false;
  for (auto& type : types_) {
    auto const& [starts, events] = type.events;
    for (auto at = starts[place]; at < starts[place + 1]; ++at) ++type.rows.data()[events[at]];
    any = any || starts[place] < starts[place + 1];
  }
  return any;
}

void JointBlock::hit_zone(void* block, std::size_t position, std::size_t) {
  auto& self = *static_cast<JointBlock*>(block);
  for (std::size_t t = 0; t < self.types_.size(); ++t)
    self.expected_[t] = self.zones_expected_[position * self.types_.size() + t];
  self.try_lanes();
}

void JointBlock::hit_window(void* block, std::size_t first, std::size_t end) {
  auto& self = *static_cast<JointBlock*>(block);
  for (std::size_t t = 0; t < self.types_.size(); ++t)
    self.expected_[t] = self.cumulative_[t][end] - self.cumulative_[t][first];
  self.try_lanes();
}

void JointBlock::try_lanes() {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    auto any = false;
    for (std::size_t t = 0; t < types_.size(); ++t) {
      auto const count = lane_counts_.data()[t * lanes + lane];
      auto const at = kernel::bucket_of(expected_[t]) * lanes + lane;
      auto const& [high, low] = thresholds_[t];
      any = any || (high && count > high[at]) || (low && count < low[at]);
      counts_[t] = static_cast<std::uint32_t>(count);
    }
    if (!any) continue;
    auto const statistic = plan_.likelihood.of(counts_, expected_).ratio * factor_;
    if (statistic <= best_[lane]) continue;
    best_[lane] = statistic;
    if (step_of(lane) != step_[lane]) show_thresholds(lane);
  }
}

}  // namespace wardmote::analysis::scan
