#pragma once

#include <cstddef>
#include <cstdint>

#include "analysis/scan/prepared.h"
#include "analysis/scan/zones.h"

/// For the .cpp files of this folder: how much windows of the study and of simulated worlds hold at most, and so how wide their counts have to
/// be. See Thresholds in kernel.h.
namespace wardmote::analysis::scan {

/// The most expected cases of any window of up to `longest` intervals. The zones may be those of several types.
double expected_max(Prepared const& prepared, Zones const& zones, std::uint32_t longest);

/// Whether no window of a world, if it expects so many cases at most, surely has more than a byte can hold: more have a probability below 1e-40, by
/// Chernoff's bound.
bool fit_bytes(double expected_max);

/// No count of a place over the whole time is larger, in any world: 14 standard deviations above its mean.
double count_of_place_max(Prepared const& prepared);

/// How many places may be added before a test, so that a count of 16 bits stays near enough to its threshold, in windows of up
/// to `longest` intervals; 0 if 16 bits are too few.
std::size_t places_together_max(Prepared const& prepared, std::uint32_t longest);

}  // namespace wardmote::analysis::scan
