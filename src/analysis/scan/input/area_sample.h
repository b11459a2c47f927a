#pragma once

#include <optional>
#include <vector>

#include "analysis/scan/study.h"

namespace wardmote::analysis::scan {

/// Rings of one or several polygons, in any order and direction; a point lies inside if it is within an odd number of them.
using Outline = std::vector<std::vector<Position>>;

/// So many points spread evenly over an area: the first of Halton's sequence (bases 2 and 3; Halton 1960, Numerische Mathematik
/// 2:84-90), laid over the rectangle around it, that lie inside. The same for the same outline. Nothing if the area is less than
/// about a hundred-thousandth of that rectangle.
std::optional<std::vector<Position>> points_inside(Outline const& outline, std::size_t count);

}  // namespace wardmote::analysis::scan
