#pragma once

#include <span>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/surface/raster.h"

namespace wardmote::analysis::surface {

/// What is done about the part of a kernel that reaches over the edge of the region, where nothing can be observed.
enum class Edge {
  none,     ///< nothing: the surface sinks towards the edge
  uniform,  ///< divided by q(x), the part of a kernel at the cell that is inside (Diggle 1985): right for an even surface
  diggle,  ///< each event divided by q(x_i) (Jones 1993, Diggle 2010): the surface integrates to the number of events
};

/// q: the part of a round Gaussian kernel at a point that lies inside the region; 0..1, above 0 for a point inside. For
/// a rectangle by the normal law, relatively right to 1e-14; otherwise the sum over the cells inside, which is exact for the
/// region that they make, but for the cut at reach_bandwidths.
double share_inside(Raster const& raster, Point const& at, double bandwidth_m);

/// q at the centre of every cell; 1 outside the region. `bandwidths_m` holds one for all or one a cell.
std::vector<double> shares_inside(Raster const& raster, std::span<double const> bandwidths_m,
                                  ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::surface
