#include "analysis/scan/joint_best.h"

#include <bit>
#include <type_traits>

#include "analysis/scan/kernel/buckets.h"

namespace wardmote::analysis::scan {

JointBest::JointBest(JointPlan const& plan)
    : plan_(plan), expected_(plan.types.size()), lane_counts_(plan.types.size()) {
  for (auto const& grid : plan.grids) ratios_.push_back(grid.ratios());
}

void JointBest::use_factor(double factor) {
  if (factor == factor_) return;
  factor_ = factor;
  for (std::size_t lane = 0; lane < kernel::lanes; ++lane) show_bound(lane);
}

template <class Count>
kernel::TypesWalk<Count> JointBest::walk(kernel::TypesHit<Count> hit, void* context, Count* counts,
                                         Count* spare) const {
  return {.types = static_cast<std::uint32_t>(ratios_.size()),
          .ratios = ratios_.data(),
          .bounds = bounds_.data(),
          .counts = counts,
          .spare = spare,
          .hit = hit,
          .context = context};
}

/// Fills `lane_counts_`: the counts themselves, however they were wrapped.
template <class Count>
void JointBest::read_lane(Count const* counts, std::size_t lane) {
  using Unsigned = std::make_unsigned_t<Count>;
  for (std::size_t t = 0; t < lane_counts_.size(); ++t) {
    auto const count = counts[t * kernel::lanes + lane];
    auto const base = std::is_unsigned_v<Count> ? 0 : plan_.grids[t].base(kernel::bucket_of(expected_[t]));
    auto const lead = static_cast<Unsigned>(static_cast<Unsigned>(count) - static_cast<Unsigned>(base));
    lane_counts_[t] = static_cast<std::uint32_t>(base + static_cast<Count>(lead));
  }
}

template <class Count>
void JointBest::try_lanes(Count const* counts, std::uint32_t hit_lanes) {
  for (; hit_lanes != 0; hit_lanes &= hit_lanes - 1) {
    auto const lane = static_cast<std::size_t>(std::countr_zero(hit_lanes));
    read_lane(counts, lane);
    auto const statistic = plan_.likelihood.of(lane_counts_, expected_).ratio * factor_;
    if (statistic <= best_[lane]) continue;
    best_[lane] = statistic;
    show_bound(lane);
  }
}

template kernel::TypesWalk<std::uint8_t> JointBest::walk(kernel::TypesHit<std::uint8_t>, void*, std::uint8_t*,
                                                         std::uint8_t*) const;
template kernel::TypesWalk<std::int16_t> JointBest::walk(kernel::TypesHit<std::int16_t>, void*, std::int16_t*,
                                                         std::int16_t*) const;
template kernel::TypesWalk<std::int32_t> JointBest::walk(kernel::TypesHit<std::int32_t>, void*, std::int32_t*,
                                                         std::int32_t*) const;
template void JointBest::try_lanes(std::uint8_t const*, std::uint32_t);
template void JointBest::try_lanes(std::int16_t const*, std::uint32_t);
template void JointBest::try_lanes(std::int32_t const*, std::uint32_t);

}  // namespace wardmote::analysis::scan
