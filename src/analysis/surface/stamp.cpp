#include "analysis/surface/stamp.h"

#include <algorithm>
#include <cmath>

#include "analysis/normal.h"

namespace wardmote::analysis::surface {
namespace {

/// A bound of an interval: on which side of the mean, and how much lies beyond it, seen from the mean.
struct Bound {
  bool above;
  double beyond;
};

Bound bound_of(double z) { return {z > 0, normal_cdf(-std::abs(z))}; }

double mass_of(Bound const& low, Bound const& high) {
  if (low.above) return low.beyond - high.beyond;
  return high.above ? 1 - low.beyond - high.beyond : high.beyond - low.beyond;
}

std::size_t clamped(double value, std::size_t most) {
  return value <= 0 ? 0 : value >= static_cast<double>(most) ? most : static_cast<std::size_t>(value);
}

}  // namespace

double mass_between(double at, double bandwidth, double low, double high) {
  return mass_of(bound_of((low - at) / bandwidth), bound_of((high - at) / bandwidth));
}

AxisMasses axis_masses(double at, double bandwidth, double start, double length, std::size_t intervals) {
  double const place = (at - start) / length, reach = reach_bandwidths * bandwidth / length;
  AxisMasses axis{clamped(std::floor(place - reach), intervals), {}};
  auto const end = clamped(std::ceil(place + reach), intervals);
  auto const bound = [&](std::size_t i) {
    return bound_of((start + length * static_cast<double>(i) - at) / bandwidth);
  };
  auto low = bound(axis.first);
  for (auto i = axis.first; i < end; ++i) {
    auto const high = bound(i + 1);
    axis.masses.push_back(mass_of(low, high));
    low = high;
  }
  return axis;
}

Stamp stamp_of(Point const& at, double bandwidth_m, Raster const& raster) {
  return {axis_masses(at.x, bandwidth_m, raster.x_min, raster.cell_m, raster.columns),
          axis_masses(at.y, bandwidth_m, raster.y_min, raster.cell_m, raster.rows)};
}

void add_stamp(Stamp const& stamp, double weight, std::size_t row, std::size_t end, std::size_t columns, double* grid,
               kernel::Kernel const& kernel) {
  auto const& across = stamp.columns;
  auto const last = std::min(end, stamp.rows.first + stamp.rows.masses.size());
  for (row = std::max(row, stamp.rows.first); row < last; ++row)
    kernel.add_scaled(grid + row * columns + across.first, across.masses.data(),
                      weight * stamp.rows.masses[row - stamp.rows.first], across.masses.size());
}

}  // namespace wardmote::analysis::surface
