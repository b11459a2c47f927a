#pragma once

#include <optional>
#include <string>

#include "analysis/scan/engine.h"

namespace wardmote::analysis::scan {

/// Why the scan of the negative binomial model cannot be made so, and what can; nothing if it can.
std::optional<std::string> score_scan_fault(ScanOptions const& options, bool with_ellipses);

/// The number of cases of each place and interval in a world without clusters, independent negative binomial counts:
/// entry place * intervals + interval. A pure function of (seed, replicate, entry).
std::vector<std::uint32_t> negative_binomial_world(Prepared const& prepared, std::uint64_t seed,
                                                   std::uint32_t replicate);

/// Scans the real data and the replicates of the negative binomial model by its efficient score (Tango, Takahashi &
/// Kohriyama 2011, Biometrics 67:106-115): with c cases and m expected of a place and interval, w = 1 + dispersion m,
///   score = sum of (c - m) / w  /  root of the sum of m / w
/// over the places and intervals of a window. A plain walk over every window, in constant time each.
/// Requires that `score_scan_fault` finds nothing.
Found scan_scores(Prepared const& prepared, Zones const& zones, ScanOptions const& options, BlockShare const& share,
                  ForEach const& for_each);

}  // namespace wardmote::analysis::scan
