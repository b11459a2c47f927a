#include "analysis/scan/joint_space.h"

#include <algorithm>
#include <bit>
#include <type_traits>

namespace wardmote::analysis::scan {
namespace {

constexpr std::int32_t type_byte_max = 255;

}  // namespace

template <class Count>
JointSpace<Count>::JointSpace(JointPlan const& plan, std::uint32_t first_replicate)
    : best_(plan), plan_(plan), buckets_(plan.types.size()) {
  load_rows(first_replicate);
  counts_.resize(plan.types.size() * kernel::lanes);
  spare_.resize(plan.types.size() * kernel::lanes);
}

template <class Count>
double JointSpace<Count>::bytes(JointPlan const& plan) {
  return static_cast<double>(plan.types.size() * plan.types.front().study().places.size() * kernel::lanes *
                             sizeof(Count));
}

template <class Count>
void JointSpace<Count>::load_rows(std::uint32_t first_replicate) {
  std::vector<std::int32_t> counts(plan_.types.front().study().places.size() * kernel::lanes);
  std::int32_t most = 1;
  for (std::size_t t = 0; t < plan_.types.size(); ++t) {
    plan_.worlds[t].fill_rows(first_replicate, counts);
    most = std::max(most, std::ranges::max(counts));
    auto const is_upper = std::is_same_v<Count, std::int16_t> && t % 2 == 1;
    if (!is_upper) rows_.emplace_back().resize(counts.size());
    auto* row = rows_.back().data();
    for (auto const count : counts) *row++ |= static_cast<RowCount>(is_upper ? count << 8 : count);
  }
  together_ = std::min(8u, std::bit_floor(static_cast<std::uint32_t>(std::max(1, type_byte_max / most))));
  for (auto const& rows : rows_) row_data_.push_back(rows.data());
}

template <class Count>
void JointSpace<Count>::walk(std::span<JointZones const> lists, std::span<JointSpace* const> blocks) {
  for (auto* const block : blocks)
    for (auto const& zones : lists) block->walk_zones(zones);
}

template <class Count>
void JointSpace<Count>::walk_zones(JointZones const& zones) {
  zones_ = &zones;
  best_.use_factor(zones.factor);
  for (std::size_t t = 0; t < buckets_.size(); ++t) buckets_[t] = zones.types[t].buckets.data();
  kernel::TypesZoneWalk<Count> const walk{.of = best_.walk<Count>(hit_zone, this, counts_.data(), spare_.data()),
                                          .rows = row_data_.data(),
                                          .together = together_,
                                          .places = zones.slots.data(),
                                          .buckets = buckets_.data(),
                                          .count = zones.slots.size(),
                                          .together_max = plan_.places_together_max};
  if constexpr (std::is_same_v<Count, std::int16_t>)
    plan_.kernel.walk_types_zone_16(walk);
  else
    plan_.kernel.walk_types_zone_32(walk);
}

template <class Count>
void JointSpace<Count>::hit_zone(void* block, std::size_t position, std::size_t, Count const* counts,
                                 std::uint32_t hit_lanes) {
  auto& self = *static_cast<JointSpace*>(block);
  auto const expected = self.best_.expected();
  for (std::size_t t = 0; t < expected.size(); ++t) expected[t] = self.zones_->types[t].expected[position];
  self.best_.try_lanes(counts, hit_lanes);
}

template class JointSpace<std::int16_t>;
template class JointSpace<std::int32_t>;

}  // namespace wardmote::analysis::scan
