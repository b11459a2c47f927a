#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/surface/density.h"

/// The density of events in space and time: a round Gaussian kernel in space times one in time (Fernando & Hazelton 2014,
/// Environmetrics 25:350-360; Nakaya & Yano 2010, Transactions in GIS 14:223-239). See docs/methods/density.md.
namespace wardmote::analysis::surface {

/// The days of a study, both included.
struct Days {
  std::int32_t first = 0;
  std::int32_t last = 0;
  std::size_t count() const { return static_cast<std::size_t>(std::int64_t{last} - first + 1); }
  bool contains(std::int32_t day) const { return first <= day && day <= last; }
};

struct SpaceTimeOptions {
  double bandwidth_m = 500;    ///< > 0
  double bandwidth_days = 14;  ///< standard deviation of the kernel in time; > 0
  Edge edge = Edge::uniform;   ///< at the border of the region and at the first and last day alike
};

struct SpaceTimeDensity {
  Outcome outcome = Outcome::computed;
  std::size_t days = 0;
  std::vector<double>
      per_km2_day;  ///< events a square kilometre and day: cells of the first day, of the next, …; NaN outside
  std::size_t events_inside = 0;
  std::size_t events_outside = 0;  ///< left out: outside the region or the days
};

/// The mean over each cell and day, exact by the normal law: a day reaches from its midnight to the next, an event happens at
/// noon. Edges as `density` has them, with q(x) q(t). Cut off at reach_bandwidths in space and in time. `days_of` has one day for each event.
/// Requires finite coordinates, days.first <= days.last. The same to the last bit for any threads, any order of the events
/// and any processor whose libm agrees. Memory: two numbers a cell and day. Cost: events x cells within reach, once; cells x days x days
/// within reach.
SpaceTimeDensity space_time_density(std::span<Point const> events, std::span<std::int32_t const> days_of,
                                    Raster const& raster, Days const& days, SpaceTimeOptions const& options,
                                    ForEach const& for_each = in_order);

/// How much each event counts on one day: `density` with these weights is that day of the cube, in events a square kilometre
/// and day. 0 outside the days. Requires days.contains(at).
std::vector<double> weights_on(std::int32_t at, std::span<std::int32_t const> days_of, Days const& days,
                               double bandwidth_days, Edge edge);

}  // namespace wardmote::analysis::surface
