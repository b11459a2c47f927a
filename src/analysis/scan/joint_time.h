#pragma once

#include <span>
#include <vector>

#include "analysis/scan/joint_best.h"
#include "analysis/scan/joint_zones.h"
#include "analysis/scan/lane_block.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

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

/// 32 worlds without clusters, of each type, over time. Counts of 8 bits are those of no window above 255, as they are; wider ones are
/// modulo their range.
template <class Count>
class JointTime {
 public:
  JointTime(JointPlan const& plan, std::uint32_t first_replicate);
  JointTime(JointTime const&) = delete;
  JointTime& operator=(JointTime const&) = delete;

  static double bytes(JointPlan const& plan);
  /// Where windows end at any time, one zone after the other by all blocks.
  static void walk(std::span<JointZones const> lists, std::span<JointTime* const> blocks);
  JointBest const& best() const { return best_; }

 private:
  static void walk_over_time(JointZones const& zones, JointZoneOverTime& zone, std::span<JointTime* const> blocks);
  void walk_alive(JointZones const& zones);
  void begin(JointZones const& zones);
  void walk_windows(JointZoneOverTime const& zone);
  bool add_events(std::uint32_t slot, Count each) { return events_.add_to(daily_.data(), slot, each); }
  kernel::TypesAliveWalk<Count> alive_walk(std::size_t at);
  static void hit_alive(void* block, std::size_t first, std::size_t, Count const* counts, std::uint32_t hit_lanes);
  static void hit_window(void* block, std::size_t first, std::size_t end, Count const* counts, std::uint32_t hit_lanes);

  JointBest best_;
  JointPlan const& plan_;
  WorldEvents events_;                         ///< of all types, each as the place of its count in `daily_`
  Aligned<Count> daily_, prefix_;              ///< of the zone: interval, type, lane; see TimeWalk
  std::span<double const* const> cumulative_;  ///< of the zone
  std::vector<std::uint16_t const*> buckets_;  ///< of what is being walked
  Aligned<Count> counts_;                      ///< type, lane
  JointZones const* zones_ = nullptr;
  std::size_t zone_ = 0;  ///< of these, if windows end with the last interval
};

extern template class JointTime<std::uint8_t>;
extern template class JointTime<std::int16_t>;
extern template class JointTime<std::int32_t>;

}  // namespace wardmote::analysis::scan
