#pragma once

#include <array>
#include <span>
#include <vector>

#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/joint_zones.h"
#include "analysis/scan/lane_block.h"
#include "analysis/scan/thresholds.h"
#include "analysis/scan/worlds.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// What all blocks share; by type.
struct JointPlan {
  std::span<Prepared const> types;
  ScanOptions const& options;
  JointLikelihood const& likelihood;
  WindowTimes const& times;
  std::span<ThresholdGrid const> grids;  ///< of the same steps
  std::span<WorldMaker const> worlds;
  kernel::Kernel const& kernel;
  std::span<std::uint32_t const> places_side_by_side;  ///< see Zones
  std::size_t places_together_max;                     ///< see kernel::longest_stretch

  bool is_spatial() const { return types.front().intervals() == 1; }
};

/// What a type's ratio may be beyond, as shares of the best sum so far of so many types. If a sum is larger than that, a type lies
/// above the second, its even part. If none lies above the third, another one lies above the first: else the sum
/// would be at most the third and the first of all others, which is the best.
std::array<double, kernel::levels> level_shares(std::size_t types);

/// 32 worlds without clusters, of each type, and the largest statistic of each so far. With counts of 16 bits those of a
/// place stay below 256.
template <class Count>
class JointBlock {
 public:
  JointBlock(JointPlan const& plan, std::uint32_t first_replicate);
  JointBlock(JointBlock const&) = delete;
  JointBlock& operator=(JointBlock const&) = delete;

  void walk(JointZones const& zones);
  std::array<double, kernel::lanes> const& best() const { return best_; }

 private:
  static constexpr std::size_t lanes = kernel::lanes;
  using RowCount = typename kernel::TypesRow<Count>::Count;
  struct Type {
    WorldEvents events;                                        ///< of several intervals
    Aligned<Count> daily;                                      ///< of the zone: interval, lane
    std::array<Aligned<Count>, kernel::levels> high{}, low{};  ///< bucket, lane; empty if that side is not scanned
    ZoneProfile profile;
  };
  void load_rows(std::uint32_t first_replicate);
  void show_thresholds(std::size_t lane, bool all);
  void walk_zones();
  void walk_alive();
  void walk_times();
  bool add_events(std::uint32_t place, Count each);
  kernel::TypesWalk<Count> types_walk(kernel::Hit<Count> hit);
  kernel::TypesAliveWalk<Count> alive_walk(std::size_t at);
  static void hit_zone(void* block, std::size_t position, std::size_t, Count const* counts);
  static void hit_alive(void* block, std::size_t first, std::size_t, Count const* counts);
  static void hit_window(void* block, std::size_t first, std::size_t end, Count const* counts);
  void try_lanes(Count const* counts);
  std::array<std::uint16_t, kernel::lanes> levels_passed(Count const* counts) const;
  void read_lane(Count const* counts, std::size_t lane);

  JointPlan const& plan_;
  std::array<double, kernel::levels> shares_;
  std::vector<Type> types_;
  std::vector<Aligned<RowCount>> rows_;  ///< see TypesZoneWalk; by slot
  std::vector<RowCount const*> row_data_;
  std::uint32_t together_ = 1;
  std::vector<kernel::TypeThresholds<Count>> thresholds_;
  std::vector<Count const*> daily_;            ///< by type
  std::vector<double const*> cumulative_;      ///< of the zone
  std::vector<std::uint16_t const*> buckets_;  ///< of what is being walked
  Aligned<Count> counts_, spare_;              ///< type, lane
  JointZones const* zones_ = nullptr;
  std::size_t zone_ = 0;  ///< of these, if over time
  double factor_ = 1;
  std::array<double, lanes> best_{};
  std::array<std::array<std::size_t, lanes>, kernel::levels> steps_{};  ///< of the thresholds that are shown
  std::vector<double> expected_;                                        ///< of the window that is hit, by type
  std::vector<std::uint32_t> lane_counts_, lane_buckets_;
};

extern template class JointBlock<std::int16_t>;
extern template class JointBlock<std::int32_t>;

}  // namespace wardmote::analysis::scan
