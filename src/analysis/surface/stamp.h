#pragma once

#include <vector>

#include "analysis/surface/kernel/kernel.h"
#include "analysis/surface/raster.h"

namespace wardmote::analysis::surface {

/// A Gaussian kernel is cut off at so many bandwidths along each axis; 2.6e-12 of its mass lies beyond.
inline constexpr double reach_bandwidths = 7;

/// How much of a normal law with mean `at` and deviation `bandwidth` lies in each of a row of intervals.
struct AxisMasses {
  std::size_t first = 0;       ///< the first interval within reach
  std::vector<double> masses;  ///< of it and of those after it, within reach
};

/// Intervals of `length` from `start` on. Accurate to 1e-15 of the whole, and relatively to 1e-12 far from the mean too.
AxisMasses axis_masses(double at, double bandwidth, double start, double length, std::size_t intervals);

/// How much of it lies from `low` to `high`. Not cut off.
double mass_between(double at, double bandwidth, double low, double high);

/// The mass of a round Gaussian kernel in every cell: columns x rows.
struct Stamp {
  AxisMasses columns;
  AxisMasses rows;
};

Stamp stamp_of(Point const& at, double bandwidth_m, Raster const& raster);

/// Adds the stamp, times `weight`, to the rows from `row` to before `end` of a grid of `columns` columns.
void add_stamp(Stamp const& stamp, double weight, std::size_t row, std::size_t end, std::size_t columns, double* grid,
               kernel::Kernel const& kernel);

}  // namespace wardmote::analysis::surface
