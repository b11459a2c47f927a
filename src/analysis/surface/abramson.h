#pragma once

#include <span>
#include <vector>

#include "analysis/surface/density.h"
#include "analysis/surface/places.h"

namespace wardmote::analysis::surface {

/// The rule that makes bandwidths out of a pilot.
struct Abramson {
  double bandwidth_m = 0;
  double gamma = 1;
  double widening_max = 5;
  double at(double pilot) const;
};

/// The rule, and the bandwidth of each place.
struct AdaptiveBandwidths {
  Abramson rule;
  std::vector<double> of_places;
};

AdaptiveBandwidths adaptive_bandwidths_of(std::span<Place const> places, Raster const& raster,
                                          DensityOptions const& options, ForEach const& for_each);

}  // namespace wardmote::analysis::surface
