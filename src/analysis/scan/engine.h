#pragma once

#include <vector>

#include "analysis/for_each.h"
#include "analysis/scan/candidate.h"
#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/passes.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// What is found in all zones.
struct Found {
  /// Of the real data: for each centre its best window, then the best of those that overlap none of the chosen in time; without those
  /// that the maxima leave untold, see drop_untold.
  std::vector<Candidate> candidates;
  std::vector<double> maxima;  ///< by replicate
};

/// Scans the real data and the replicates. `kernel` changes the time it takes, and nothing else.
Found scan_everything(Prepared const& prepared, Zones const& zones, ScanOptions const& options, BlockShare const& share,
                      kernel::Kernel const& kernel, ForEach const& for_each);

}  // namespace wardmote::analysis::scan
