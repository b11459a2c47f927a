#include "analysis/surface/density.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/surface/abramson.h"
#include "analysis/surface/kernel/choose.h"
#include "analysis/surface/places.h"
#include "analysis/surface/stamp.h"
#include "base/ensure.h"

namespace wardmote::analysis::surface {
namespace {

void ensure_usable(std::span<Point const> events, Raster const& raster, DensityOptions const& options) {
  ENSURE(raster.cells() > 0 && raster.cell_m > 0);
  ENSURE(raster.inside.empty() || raster.inside.size() == raster.cells());
  ENSURE(options.bandwidth_m > 0 && std::isfinite(options.bandwidth_m) && options.pilot_m >= 0);
  ENSURE(options.widening_max >= 1);
  for (auto const& event : events) ENSURE(std::isfinite(event.x) && std::isfinite(event.y));
}

/// What is stamped on the grid.
struct Stamped {
  std::vector<Place> places;
  std::vector<double> bandwidths;  ///< one for all, or one a place
  double bandwidth_of(std::size_t place) const { return bandwidths.size() == 1 ? bandwidths[0] : bandwidths[place]; }
};

/// Place after place in their order, whatever the threads: a batch is measured, then each strip of rows takes it in.
std::vector<double> stamped(Stamped const& world, Raster const& raster, ForEach const& for_each) {
  constexpr std::size_t batch = 1024, strip = 16;
  auto const& kernel = *kernel::usable_kernels().back();
  std::vector<double> grid(raster.cells());
  std::vector<Stamp> stamps(batch);
  for (std::size_t begin = 0; begin < world.places.size(); begin += batch) {
    auto const count = std::min(batch, world.places.size() - begin);
    for_each(count, [&](std::size_t i) {
      stamps[i] = stamp_of(world.places[begin + i].at, world.bandwidth_of(begin + i), raster);
    });
    for_each((raster.rows + strip - 1) / strip, [&](std::size_t s) {
      auto const end = std::min(raster.rows, (s + 1) * strip);
      for (std::size_t i = 0; i < count; ++i)
        add_stamp(stamps[i], world.places[begin + i].weight, s * strip, end, raster.columns, grid.data(), kernel);
    });
  }
  return grid;
}

void divide_events(Stamped& world, Raster const& raster, ForEach const& for_each) {
  for_each(world.places.size(), [&](std::size_t i) {
    world.places[i].weight /= share_inside(raster, world.places[i].at, world.bandwidth_of(i));
  });
}

/// The bandwidth at every cell, by the pilot there.
std::vector<double> bandwidths_of_cells(std::span<Place const> places, Raster const& raster, Abramson const& rule,
                                        DensityOptions const& options, ForEach const& for_each) {
  auto pilot = options;
  pilot.adaptive = false;
  if (options.pilot_m > 0) pilot.bandwidth_m = options.pilot_m;
  std::vector<Point> points;
  std::vector<double> weights;
  for (auto const& place : places) points.push_back(place.at), weights.push_back(place.weight);
  auto const surface = density(points, raster, pilot, weights, for_each);
  std::vector<double> bandwidths;
  for (double const per_km2 : surface.per_km2) bandwidths.push_back(rule.at(per_km2 * 1e-6));
  return bandwidths;
}

/// What the grid is divided by at every cell; empty: nothing.
std::vector<double> divisors_of(Stamped const& world, Raster const& raster, Abramson const& rule,
                                DensityOptions const& options, ForEach const& for_each) {
  if (options.edge != Edge::uniform) return {};
  if (!options.adaptive) return shares_inside(raster, world.bandwidths, for_each);
  return shares_inside(raster, bandwidths_of_cells(world.places, raster, rule, options, for_each), for_each);
}

void finish(std::vector<double>& grid, std::vector<double> const& divisors, Raster const& raster) {
  for (std::size_t cell = 0; cell < grid.size(); ++cell) {
    if (!divisors.empty()) grid[cell] /= divisors[cell];
    grid[cell] = raster.is_inside(cell) ? grid[cell] / raster.cell_km2() : std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

Density density(std::span<Point const> events, Raster const& raster, DensityOptions const& options,
                std::span<double const> weights, ForEach const& for_each) {
  ensure_usable(events, raster, options);
  Density answer;
  for (auto const& event : events) ++(raster.cell_of(event) ? answer.events_inside : answer.events_outside);
  Stamped world{places_of(events, weights, raster), {options.bandwidth_m}};
  if (world.places.empty()) {
    answer.outcome = Outcome::no_events;
    return answer;
  }
  AdaptiveBandwidths adaptive;
  if (options.adaptive) {
    adaptive = adaptive_bandwidths_of(world.places, raster, options, for_each);
    world.bandwidths = adaptive.of_places;
  }
  auto const divisors = divisors_of(world, raster, adaptive.rule, options, for_each);
  if (options.edge == Edge::diggle) divide_events(world, raster, for_each);
  answer.per_km2 = stamped(world, raster, for_each);
  finish(answer.per_km2, divisors, raster);
  return answer;
}

}  // namespace wardmote::analysis::surface
