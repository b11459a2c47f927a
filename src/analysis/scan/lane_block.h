#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/scan/chunk.h"
#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/thresholds.h"
#include "analysis/scan/tiling.h"
#include "analysis/scan/worlds.h"
#include "analysis/scan/zone_profile.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// What all blocks share.
struct ReplicatePlan {
  Prepared const& prepared;
  ScanOptions const& options;
  ThresholdGrid const& grid;
  Tilings const& tilings;
  WorldMaker const& worlds;
  kernel::Kernel const& kernel;
  std::uint32_t first_interval;     ///< earlier ones are in no window
  std::uint32_t first_end;          ///< windows end there or later
  std::size_t places_together_max;  ///< see kernel::longest_stretch

  std::uint32_t kept() const { return prepared.intervals() - first_interval; }
  bool only_alive() const { return first_end == prepared.intervals(); }
  std::uint32_t kept_first_end() const { return first_end - std::min(first_end, first_interval); }
};

/// Memory aligned for the widest registers.
template <class Count>
struct Aligned {
  struct alignas(128) Line {
    Count counts[128 / sizeof(Count)];
  };
  std::vector<Line> lines;
  void resize(std::size_t count) { lines.assign((count * sizeof(Count) + 127) / 128, Line{}); }
  Count const* data() const { return lines.empty() ? nullptr : lines.front().counts; }
  Count* data() { return lines.empty() ? nullptr : lines.front().counts; }
};

/// A growing zone over time, as every block of worlds sees it.
class ZoneOverTime {
 public:
  explicit ZoneOverTime(ReplicatePlan const& plan);
  void clear() { profile_.clear(); }
  void add(std::uint32_t place) { profile_.add(place); }
  /// Makes the following three those of the zone as it is now.
  void look();
  double const* expected() const { return expected_.data(); }  ///< cumulative
  std::vector<kernel::Group> const& groups() const { return *groups_; }
  std::uint16_t const* buckets() const { return buckets_.data(); }

 private:
  ReplicatePlan const& plan_;
  ZoneProfile profile_;
  std::span<double const> expected_;
  std::vector<kernel::Group> const* groups_ = nullptr;
  std::vector<std::uint16_t> buckets_;
};

/// 32 worlds without clusters, walked side by side, and the largest statistic of each so far.
template <class Count>
class LaneBlock {
 public:
  LaneBlock(ReplicatePlan const& plan, std::uint32_t first_replicate);
  LaneBlock(LaneBlock const&) = delete;
  LaneBlock& operator=(LaneBlock const&) = delete;

  void walk(ZoneList const& list);
  /// One zone after the other by several blocks, if windows end at any time.
  static void walk_over_time(ZoneList const& list, ZoneOverTime& zone, std::span<LaneBlock* const> blocks);
  std::array<double, kernel::lanes> const& best() const { return best_; }
  /// Counts by slot, where there is one interval.
  Aligned<Count> const& rows() const { return rows_; }
  void forget_rows() { rows_ = {}; }
  /// Makes ready for zones of one factor that somebody else walks, who calls `hit_zone`.
  kernel::Thresholds<Count> begin_walk(std::span<ZoneList const> lists);
  static void hit_zone(void* block, std::size_t position, std::size_t list, Count const* counts);

 private:
  static void hit_alive_window(void* block, std::size_t first, std::size_t, Count const* counts);
  static void hit_window(void* block, std::size_t first, std::size_t end, Count const* counts);
  void load_world(std::uint32_t first_replicate);
  void use_factor(double factor);
  void show_thresholds(std::size_t lane);
  void try_lanes(double expected, Count const* counts);
  void walk_windows(ZoneOverTime const& zone);
  bool add_events(std::uint32_t slot, Count each) { return events_.add_to(daily_.data(), slot, each); }
  void walk_alive_zones(ZoneList const& list);
  kernel::AliveWalk<Count> alive_walk(ZoneList const& list, std::size_t at);
  kernel::Thresholds<Count> thresholds();

  ReplicatePlan const& plan_;
  bool has_time_;
  double factor_ = 1;
  std::array<double, kernel::lanes> best_{};
  std::array<std::size_t, kernel::lanes> step_{};
  Aligned<Count> high_, low_;  ///< by bucket
  Aligned<Count> rows_;        ///< by slot
  WorldEvents events_;
  Aligned<Count> daily_, prefix_;
  std::span<ZoneList const> lists_;   ///< that are being walked, of one interval
  double const* expected_ = nullptr;  ///< of what is being walked over time: the zone, or its windows
};

extern template class LaneBlock<std::int16_t>;
extern template class LaneBlock<std::int32_t>;

}  // namespace wardmote::analysis::scan
