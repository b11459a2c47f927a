#pragma once

#include <array>
#include <span>
#include <vector>

#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/joint_zones.h"
#include "analysis/scan/lane_block.h"
#include "analysis/scan/ratio_grid.h"
#include "analysis/scan/tiling.h"
#include "analysis/scan/worlds.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// What all blocks share; by type.
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
  std::span<std::uint32_t const> places_side_by_side;  ///< see Zones
  std::size_t places_together_max;                     ///< see kernel::longest_stretch

  bool is_spatial() const { return types.front().intervals() == 1; }
  /// Whether windows end at any time.
  bool is_over_time() const { return !is_spatial() && !times.only_alive(); }
};

/// A growing zone over time, as every block of worlds sees it. See ZoneOverTime.
class JointZoneOverTime {
 public:
  explicit JointZoneOverTime(JointPlan const& plan);
  void clear();
  void add(std::uint32_t place);
  /// Makes the following three those of the zone as it is now.
  void look();
  std::span<double const* const> cumulative() const { return cumulative_; }  ///< expected cases, by type
  std::vector<kernel::Group> const& groups() const { return *groups_; }
  std::span<std::uint16_t const* const> buckets() const { return buckets_; }  ///< of the groups' steps, by type

 private:
  JointPlan const& plan_;
  std::vector<ZoneProfile> profiles_;
  std::vector<double const*> cumulative_;
  std::vector<kernel::Group> const* groups_ = nullptr;
  std::vector<std::vector<std::uint16_t>> step_buckets_;
  std::vector<std::uint16_t const*> buckets_;
};

/// 32 worlds without clusters, of each type, and the largest statistic of each so far. With counts of 16 bits those of a
/// place stay below 256.
template <class Count>
class JointBlock {
 public:
  JointBlock(JointPlan const& plan, std::uint32_t first_replicate);
  JointBlock(JointBlock const&) = delete;
  JointBlock& operator=(JointBlock const&) = delete;

  /// Where windows do not end at any time.
  void walk(JointZones const& zones);
  /// Where they do: one zone after the other by several blocks.
  static void walk_over_time(JointZones const& zones, JointZoneOverTime& zone, std::span<JointBlock* const> blocks);
  std::array<double, kernel::lanes> const& best() const { return best_; }

 private:
  static constexpr std::size_t lanes = kernel::lanes;
  using RowCount = typename kernel::TypesRow<Count>::Count;
  struct Type {
    WorldEvents events;            ///< of several intervals
    Aligned<Count> daily, prefix;  ///< of the zone: interval, lane; see TimeWalk
  };
  void load_rows(std::uint32_t first_replicate);
  void use_factor(double factor);
  void show_bound(std::size_t lane) { bounds_[lane] = plan_.scale.bound(best_[lane] / factor_); }
  void walk_zones();
  void walk_alive();
  void walk_windows(JointZoneOverTime const& zone);
  bool add_events(std::uint32_t place, Count each);
  kernel::TypesWalk<Count> types_walk(kernel::TypesHit<Count> hit);
  kernel::TypesAliveWalk<Count> alive_walk(std::size_t at);
  static void hit_zone(void* block, std::size_t position, std::size_t, Count const* counts, std::uint32_t hit_lanes);
  static void hit_alive(void* block, std::size_t first, std::size_t, Count const* counts, std::uint32_t hit_lanes);
  static void hit_window(void* block, std::size_t first, std::size_t end, Count const* counts, std::uint32_t hit_lanes);
  void try_lanes(Count const* counts, std::uint32_t hit_lanes);
  void read_lane(Count const* counts, std::size_t lane);

  JointPlan const& plan_;
  std::vector<Type> types_;
  std::vector<Aligned<RowCount>> rows_;  ///< see TypesZoneWalk; by slot
  std::vector<RowCount const*> row_data_;
  std::uint32_t together_ = 1;
  std::vector<kernel::TypeRatios> ratios_;
  std::vector<Count const*> daily_;            ///< by type
  std::vector<Count*> prefix_;                 ///< by type
  std::span<double const* const> cumulative_;  ///< of the zone
  std::vector<std::uint16_t const*> buckets_;  ///< of what is being walked
  Aligned<Count> counts_, spare_;              ///< type, lane
  JointZones const* zones_ = nullptr;
  std::size_t zone_ = 0;  ///< of these, if over time
  double factor_ = 1;
  std::array<double, lanes> best_{};
  alignas(64) std::array<std::int16_t, lanes> bounds_{};  ///< see TypesWalk
  std::vector<double> expected_;                          ///< of the window that is hit, by type
  std::vector<std::uint32_t> lane_counts_;
};

extern template class JointBlock<std::int16_t>;
extern template class JointBlock<std::int32_t>;

}  // namespace wardmote::analysis::scan
