#pragma once

#include <vector>

#include "domains/evidence/coordinates.h"

namespace wardmote::evidence {

/// A closed line: the last corner is the first again.
using Ring = std::vector<Position>;

/// The rings with fewer corners (Douglas and Peucker, 1973): every corner that is left out lies within `tolerance_m` metres of
/// the line that is left. Where rings share a border they still share it: what lies between two meetings of borders is
/// simplified once, whoever's ring it is in. A ring that would have fewer than three corners left stays whole. Metres are
/// those of the middle latitude, right within a percent or two for a province.
std::vector<Ring> simplified_rings(std::vector<Ring> const& rings, double tolerance_m);

}  // namespace wardmote::evidence
