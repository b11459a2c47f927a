#pragma once

#include <span>

#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/joint_walk.h"
#include "analysis/scan/ratio_grid.h"
#include "analysis/scan/tiling.h"
#include "analysis/scan/worlds.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// What all blocks of worlds of several types share; by type.
struct JointPlan {
  std::span<Prepared const> types;
  ScanOptions const& options;
  JointLikelihood const& likelihood;
  WindowTimes const& times;
  RatioScale const& scale;
  std::span<RatioGrid const> grids;
  Tilings const& tilings;
  std::span<WorldMaker const> worlds;
  kernel::Kernel const& kernel;
  std::size_t places_together_max;  ///< see kernel::longest_stretch

  bool is_spatial() const { return types.front().intervals() == 1; }
  /// Whether windows end at any time.
  bool is_over_time() const { return !is_spatial() && !times.only_alive(); }
};

}  // namespace wardmote::analysis::scan
