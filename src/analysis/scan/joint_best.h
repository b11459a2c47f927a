#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/scan/joint_plan.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// The largest statistic of each of 32 worlds so far.
class JointBest {
 public:
  explicit JointBest(JointPlan const& plan);
  /// By what the ratios of the windows to come are multiplied.
  void use_factor(double factor);
  /// How a walk finds the windows that may be larger; it calls hit(context, …).
  template <class Count>
  kernel::TypesWalk<Count> walk(kernel::TypesHit<Count> hit, void* context, Count* counts, Count* spare) const;
  /// Of the window that is tried, by type.
  std::span<double> expected() { return expected_; }
  /// Looks at a window in the lanes of some bits; `counts` by type and lane.
  template <class Count>
  void try_lanes(Count const* counts, std::uint32_t hit_lanes);
  std::array<double, kernel::lanes> const& of_lanes() const { return best_; }

 private:
  void show_bound(std::size_t lane) { bounds_[lane] = plan_.scale.bound(best_[lane] / factor_); }
  template <class Count>
  void read_lane(Count const* counts, std::size_t lane);

  alignas(32) std::array<std::uint8_t, kernel::lanes> bounds_{};  ///< see TypesWalk
  JointPlan const& plan_;
  std::vector<kernel::TypeRatios> ratios_;
  double factor_ = 1;
  std::array<double, kernel::lanes> best_{};
  std::vector<double> expected_;
  std::vector<std::uint32_t> lane_counts_;
};

}  // namespace wardmote::analysis::scan
