#pragma once

#include <vector>

#include "analysis/for_each.h"
#include "analysis/scan/candidate.h"
#include "analysis/scan/kernel/kernel.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// Which replicates are made here: every `of`-th block of 32, beginning with block `number`.
struct BlockShare {
  std::uint32_t number = 0;
  std::uint32_t of = 1;
};

/// What one pass over all zones finds.
struct Found {
  std::vector<Candidate>
      candidates;  ///< of the real data: for each centre its best window, then the best of those that overlap none of the chosen in time
  std::vector<double> maxima;  ///< by replicate; 0 for those that are made elsewhere
};

/// Scans the real data and the replicates. `kernel` changes the time it takes, and nothing else.
Found scan_everything(Prepared const& prepared, Zones const& zones, ScanOptions const& options, BlockShare share,
                      kernel::Kernel const& kernel, ForEach const& for_each);

}  // namespace wardmote::analysis::scan
