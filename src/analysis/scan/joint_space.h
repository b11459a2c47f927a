#pragma once

#include <span>
#include <vector>

#include "analysis/scan/joint_best.h"
#include "analysis/scan/joint_zones.h"
#include "analysis/scan/lane_block.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// 32 worlds without clusters, of each type, in space alone. With counts of 16 bits those of a place stay below 256.
template <class Count>
class JointSpace {
 public:
  JointSpace(JointPlan const& plan, std::uint32_t first_replicate);
  JointSpace(JointSpace const&) = delete;
  JointSpace& operator=(JointSpace const&) = delete;

  static double bytes(JointPlan const& plan);
  static void walk(std::span<JointZones const> lists, std::span<JointSpace* const> blocks);
  JointBest const& best() const { return best_; }

 private:
  using RowCount = typename kernel::TypesRow<Count>::Count;
  void load_rows(std::uint32_t first_replicate);
  void walk_zones(JointZones const& zones);
  static void hit_zone(void* block, std::size_t position, std::size_t, Count const* counts, std::uint32_t hit_lanes);

  JointBest best_;
  JointPlan const& plan_;
  std::vector<Aligned<RowCount>> rows_;  ///< see TypesZoneWalk; by slot
  std::vector<RowCount const*> row_data_;
  std::uint32_t together_ = 1;
  std::vector<std::uint16_t const*> buckets_;  ///< of the zones that are walked, by type
  Aligned<Count> counts_, spare_;              ///< type, lane
  JointZones const* zones_ = nullptr;
};

extern template class JointSpace<std::int16_t>;
extern template class JointSpace<std::int32_t>;

}  // namespace wardmote::analysis::scan
