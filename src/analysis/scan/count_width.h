#pragma once

#include <cstddef>
#include <cstdint>

#include "analysis/scan/prepared.h"

/// For the .cpp files of this folder: how wide the counts of simulated worlds have to be. See Thresholds in kernel.h.
namespace wardmote::analysis::scan {

/// No count of a place over the whole time is larger, in any world: 14 standard deviations above its mean.
double count_of_place_max(Prepared const& prepared);

/// How many places may be added before a test, so that a count of 16 bits stays near enough to its threshold, in windows of up
/// to `longest` intervals; 0 if 16 bits are too few.
std::size_t places_together_max(Prepared const& prepared, std::uint32_t longest);

}  // namespace wardmote::analysis::scan
