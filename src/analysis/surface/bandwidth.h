#pragma once

#include <span>

#include "analysis/for_each.h"
#include "analysis/surface/edge.h"
#include "analysis/surface/raster.h"

/// How wide the kernel of a surface should be. See docs/methods/density.md.
namespace wardmote::analysis::surface {

enum class BandwidthOutcome {
  computed,
  too_few_places,  ///< fewer than three different points in the region
};

/// What is left out when the density at an event is foretold from the others.
enum class LeftOut {
  event,  ///< the event alone: events recorded at one point draw the bandwidth towards 0
  place,  ///< with it all events at its very point: right where a service moves events to the nearest intersection
};

struct BandwidthOptions {
  Edge edge = Edge::uniform;
  LeftOut left_out = LeftOut::place;
  double bandwidth_min_m = 0;  ///< none narrower is tried; >= 0
};

struct Bandwidth {
  BandwidthOutcome outcome = BandwidthOutcome::computed;
  double bandwidth_m = 0;
  double log_likelihood = 0;  ///< cross-validated, at this bandwidth
  bool at_bound = false;      ///< the best of those tried is the narrowest or the widest: read it with care
  double scott_m = 0;         ///< for comparison: s n^(-1/6), s the mean deviation of x and y (Scott 1992)
  double oversmoothed_m = 0;  ///< 1.0846 s n^(-1/6), the widest that any density needs (Terrell 1990, JASA 85:470-477)
};

/// The bandwidth of the greatest cross-validated likelihood (Habbema 1974; Duin 1976, IEEE Transactions on Computers
/// 25:1175-1179): 24 bandwidths evenly in log h from oversmoothed / 64 (or bandwidth_min_m) to oversmoothed, then Brent's parabolas in log h
/// around the best, to 1 in 10,000. Requires finite coordinates. The same to the last bit for any threads and any order of the events.
/// Cost: some 45 times the pairs of places within reach_bandwidths.
Bandwidth likelihood_bandwidth(std::span<Point const> events, Raster const& raster,
                               BandwidthOptions const& options = {}, ForEach const& for_each = in_order);

/// sum_i log f_(-i)(x_i), f_(-i) the density (of integral 1) that the other events make at event i, in 1/m^2:
///   1/m_i sum_j K(x_i - x_j; h) / q,   q(x_i) with Edge::uniform, q(x_j) with Edge::diggle, m_i the events not left out.
/// Where no other event is within reach, the nearest alone is taken. Requires bandwidth_m > 0 and at least two different points
/// in the region.
double cross_validated_log_likelihood(std::span<Point const> events, Raster const& raster, double bandwidth_m,
                                      BandwidthOptions const& options = {}, ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::surface
