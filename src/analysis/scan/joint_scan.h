#pragma once

#include "analysis/scan/engine.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// A type's part of a window.
struct JointPart {
  double count = 0;
  double expected = 0;
};

/// By type. `places` are those of the window.
std::vector<JointPart> joint_parts(std::span<Prepared const> types, std::span<std::uint32_t const> places,
                                   std::uint32_t first, std::uint32_t end);

/// Scans the real data and the replicates of several types over the same zones, by JointLikelihood. Candidates have no count
/// and no expected cases, which are a type's. A replicate is a world of each type, drawn by its own
/// seed, so that types are independent under the null hypothesis. A window is worth its likelihood only if a
/// type's count is beyond its threshold for an even part of the best so far. Requires that `joint_fault` finds nothing, two
/// types, each with a case.
Found scan_jointly(std::span<Prepared const> types, Zones const& zones, ScanOptions const& options,
                   BlockShare const& share, kernel::Kernel const& kernel, ForEach const& for_each);

}  // namespace wardmote::analysis::scan
