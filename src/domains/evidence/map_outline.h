#pragma once

#include <vector>

#include "domains/evidence/area.h"

namespace wardmote::evidence {

/// How far a line on a map may lie from the true one. A city of 40 km drawn 1,000 pixels wide has 40 m to a pixel.
inline constexpr double map_tolerance_m = 25;

/// Gives the areas outlines for a map in place of their own: corners left out as `simplified_rings` does within
/// `map_tolerance_m`, the rest to five decimals of a degree (about a metre). A geometry that is no polygon stays as it is.
void simplify_outlines(std::vector<Area>& areas);

}  // namespace wardmote::evidence
