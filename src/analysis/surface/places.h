#pragma once

#include <span>
#include <vector>

#include "analysis/surface/raster.h"

namespace wardmote::analysis::surface {

/// A point with all that happened at it.
struct Place {
  Point at;
  double weight = 1;
};

/// The events inside the region, those at one point as one place, ascending by (x, y): everything is computed in this
/// order, so that the order of rows changes no bit. `weights` is empty (1 each) or has one weight >= 0 an event.
std::vector<Place> places_of(std::span<Point const> events, std::span<double const> weights, Raster const& raster);

}  // namespace wardmote::analysis::surface
