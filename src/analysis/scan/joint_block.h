#pragma once

#include <array>
#include <span>
#include <vector>

#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/joint_walk.h"
#include "analysis/scan/lane_block.h"
#include "analysis/scan/thresholds.h"
#include "analysis/scan/worlds.h"
#include "analysis/scan/zones.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// What all blocks share; by type.
struct JointPlan {
  std::span<Prepared const> types;
  ScanOptions const& options;
  JointLikelihood const& likelihood;
  WindowTimes const& times;
  std::span<ThresholdGrid const> grids;
  std::span<WorldMaker const> worlds;
  kernel::Kernel const& kernel;
};

/// 32 worlds without clusters, of each type, and the largest statistic of each so far.
class JointBlock {
 public:
  JointBlock(JointPlan const& plan, std::uint32_t first_replicate);
  JointBlock(JointBlock const&) = delete;
  JointBlock& operator=(JointBlock const&) = delete;

  void walk(Direction const& direction, std::span<std::uint32_t const> places);
  std::array<double, kernel::lanes> const& best() const { return best_; }

 private:
  static constexpr std::size_t lanes = kernel::lanes;
  /// A type's counts, and what a count has to pass to be worth a look.
  struct Type {
    Aligned<std::int32_t> rows;       ///< of one interval: place, lane; else of the zone: interval, lane
    WorldEvents events;               ///< of several intervals
    Aligned<std::int32_t> high, low;  ///< bucket, lane; empty if that side is not scanned
    ZoneProfile profile;
  };
  std::size_t step_of(std::size_t lane) const;
  void show_thresholds(std::size_t lane);
  void walk_zones(std::span<std::uint32_t const> places);
  void walk_times(std::span<std::uint32_t const> places);
  bool add_events(std::uint32_t place);
  kernel::TypesWalk types_walk(void (*hit)(void*, std::size_t, std::size_t));
  static void hit_zone(void* block, std::size_t position, std::size_t);
  static void hit_window(void* block, std::size_t first, std::size_t end);
  void try_lanes();

  JointPlan const& plan_;
  std::vector<Type> types_;
  std::vector<std::int32_t const*> rows_;  ///< by type
  std::vector<kernel::Thresholds<std::int32_t>> thresholds_;
  std::vector<double const*> cumulative_;  ///< of the zone
  Aligned<std::int32_t> lane_counts_;      ///< type, lane: of the window that is hit
  std::vector<double> zones_expected_;     ///< position, type
  std::vector<std::uint16_t> buckets_;
  double factor_ = 1;
  std::array<double, lanes> best_{};
  std::array<std::size_t, lanes> step_{};  ///< of the thresholds that are shown
  std::vector<std::uint32_t> counts_;      ///< of a window, by type
  std::vector<double> expected_;
};

}  // namespace wardmote::analysis::scan
