#include "analysis/interaction/st_dbscan.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <tuple>

#include "analysis/point_grid.h"
#include "base/ensure.h"

namespace wardmote::analysis::interaction {
namespace {

/// The events in canonical order, and who is near whom.
class Vicinity {
 public:
  Vicinity(std::span<Event const> events, DensityOptions const& options)
      : events_(events.begin(), events.end()),
        options_(options),
        grid_(column(&Event::x, x_), column(&Event::y, y_), options.distance_m) {}

  template <class Take>
  void each_neighbour(std::uint32_t i, Take const& take) const {
    auto const& own = events_[i];
    grid_.each_near(own.x, own.y, options_.distance_m, [&](std::uint32_t j) {
      auto const& other = events_[j];
      double const apart = std::hypot(own.x - other.x, own.y - other.y);
      auto const days = std::abs(std::int64_t{own.day} - other.day);
      if (apart <= options_.distance_m && days <= options_.days) take(j, apart, days);
    });
  }

 private:
  std::vector<double> const& column(double Event::* member, std::vector<double>& values) const {
    for (auto const& event : events_) values.push_back(event.*member);
    return values;
  }

  std::vector<Event> events_;
  DensityOptions options_;
  std::vector<double> x_, y_;
  PointGrid grid_;
};

/// Which events are joined; the least number stands for all.
class Union {
 public:
  explicit Union(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a), b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

std::vector<bool> cores(Vicinity const& vicinity, std::size_t events, std::size_t neighbours_min) {
  std::vector<bool> core(events);
  for (std::uint32_t i = 0; i < events; ++i) {
    std::size_t near = 0;
    vicinity.each_neighbour(i, [&](std::uint32_t, double, std::int64_t) { ++near; });
    core[i] = near >= neighbours_min;
  }
  return core;
}

/// The core event whose cluster each event joins: itself, its nearest, or none (its number is then `events`).
std::vector<std::uint32_t> anchors(Vicinity const& vicinity, std::vector<bool> const& core) {
  auto const events = static_cast<std::uint32_t>(core.size());
  std::vector<std::uint32_t> anchor(events, events);
  for (std::uint32_t i = 0; i < events; ++i) {
    if (core[i]) {
      anchor[i] = i;
      continue;
    }
    std::tuple<double, std::int64_t, std::uint32_t> nearest{INFINITY, 0, events};
    vicinity.each_neighbour(i, [&](std::uint32_t j, double apart, std::int64_t days) {
      if (core[j]) nearest = std::min(nearest, {apart, days, j});
    });
    anchor[i] = std::get<2>(nearest);
  }
  return anchor;
}

}  // namespace

DensityClusters st_dbscan(std::span<Event const> events, DensityOptions const& options) {
  ENSURE(options.distance_m > 0 && options.days >= 0 && options.neighbours_min >= 1);
  DensityClusters answer{0, std::vector<DensityPlace>(events.size())};
  if (events.empty()) return answer;
  auto const order = canonical_order(events);
  std::vector<Event> ordered;
  for (auto const i : order) ordered.push_back(events[i]);
  Vicinity const vicinity(ordered, options);
  auto const core = cores(vicinity, ordered.size(), options.neighbours_min);
  Union joined(ordered.size());
  for (std::uint32_t i = 0; i < ordered.size(); ++i)
    if (core[i])
      vicinity.each_neighbour(i, [&](std::uint32_t j, double, std::int64_t) {
        if (core[j]) joined.join(i, j);
      });
  auto const anchor = anchors(vicinity, core);
  std::vector<std::uint32_t> by_day(ordered.size());
  std::iota(by_day.begin(), by_day.end(), 0U);
  std::ranges::stable_sort(by_day, {}, [&](std::uint32_t i) { return ordered[i].day; });
  std::vector<std::int32_t> name(ordered.size(), -1);  // by root
  for (auto const i : by_day) {
    if (anchor[i] == ordered.size()) continue;
    auto& own = name[joined.root(anchor[i])];
    if (own < 0) own = static_cast<std::int32_t>(answer.clusters++);
    answer.events[order[i]] = {core[i] ? Role::core : Role::border, own};
  }
  return answer;
}

}  // namespace wardmote::analysis::interaction
