#pragma once

#include <span>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/surface/edge.h"
#include "analysis/surface/raster.h"

/// The density of events over a region (Silverman 1986, Density Estimation; Diggle 1985, Applied Statistics 34:138-147).
/// See docs/methods/density.md.
namespace wardmote::analysis::surface {

enum class Outcome {
  computed,
  no_events,  ///< none lies in the region (or none has a weight)
};

struct DensityOptions {
  double bandwidth_m = 500;  ///< h: standard deviation of the round Gaussian kernel; > 0
  Edge edge = Edge::uniform;
  bool adaptive = false;    ///< a bandwidth for each event, wide where there are few (Abramson 1982)
  double pilot_m = 0;       ///< bandwidth of the pilot; 0: bandwidth_m
  double widening_max = 5;  ///< no bandwidth is wider than so many times h (Davies & Hazelton 2010); >= 1
};

struct Density {
  Outcome outcome = Outcome::computed;
  std::vector<double> per_km2;  ///< events a square kilometre, mean over each cell; NaN outside; empty unless computed
  std::size_t events_inside = 0;
  std::size_t events_outside = 0;  ///< left out: outside the region
};

/// The mean over each cell, exact by the normal law, of
///   none     sum_i w_i K(x - x_i; h_i)
///   uniform  the same / q(x; h(x)), q at the centre of the cell
///   diggle   sum_i w_i K(x - x_i; h_i) / q(x_i; h_i), which integrates over the region to sum_i w_i
/// with K cut off at reach_bandwidths (relative error of the integral below 1e-11). Fixed: h_i = h. Adaptive: see below; h(x) is the same
/// rule at the pilot of the cell. `weights` is empty (1 each) or has one for each event, finite and >= 0. Requires finite coordinates. The same
/// to the last bit for any threads and any order of the events. Cost: places x cells within reach; a mask with `uniform`
/// or `diggle` costs as much for each cell inside or each place again.
Density density(std::span<Point const> events, Raster const& raster, DensityOptions const& options,
                std::span<double const> weights = {}, ForEach const& for_each = in_order);

/// Abramson's bandwidths (1982, Annals of Statistics 10:1217-1223), in the order of the events:
///   h_i = h min(p_i^(-1/2), widening_max gamma) / gamma,   gamma the geometric mean of p_i^(-1/2) over the events,
/// p_i the pilot at the event itself, with the same correction of edges. NaN for an event outside the region. Cost:
/// pairs of places within reach of the pilot.
std::vector<double> adaptive_bandwidths(std::span<Point const> events, Raster const& raster,
                                        DensityOptions const& options, std::span<double const> weights = {},
                                        ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::surface
