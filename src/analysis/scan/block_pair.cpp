#include "analysis/scan/block_pair.h"

#include <algorithm>
#include <bit>
#include <type_traits>

namespace wardmote::analysis::scan {
namespace {

constexpr std::uint32_t byte_max = 255;
constexpr std::uint32_t together_max = 8;

}  // namespace

template <class Count>
BlockPair<Count>::BlockPair(ReplicatePlan const& plan, std::unique_ptr<LaneBlock<Count>> first,
                            std::unique_ptr<LaneBlock<Count>> second)
    : plan_(plan), first_(std::move(first)), second_(std::move(second)) {
  blocks_.push_back(first_.get());
  if (second_) blocks_.push_back(second_.get());
  if (plan.prepared.intervals() > 1 && !plan.only_alive()) zone_.emplace(plan);
  if constexpr (std::is_same_v<Count, std::int16_t>)
    if (second_ && plan.prepared.intervals() == 1) join_rows();
}

template <class Count>
void BlockPair<Count>::join_rows() {
  auto const count = plan_.prepared.study().places.size() * kernel::lanes;
  auto const *low = first_->rows().data(), *high = second_->rows().data();
  auto const most = std::max({Count{1}, *std::max_element(low, low + count), *std::max_element(high, high + count)});
  auto const fitting = byte_max / static_cast<std::uint32_t>(most);
  if (fitting == 0) return;
  together_ = std::min(together_max, std::bit_floor(fitting));
  rows_.resize(count);
  for (std::size_t i = 0; i < count; ++i) rows_.data()[i] = static_cast<std::uint16_t>(low[i] | high[i] << 8);
  first_->forget_rows();
  second_->forget_rows();
}

template <class Count>
void BlockPair<Count>::walk(std::span<ZoneList const> lists) {
  if (together_ == 0) {
    for (auto const& list : lists)
      if (zone_)
        LaneBlock<Count>::walk_over_time(list, *zone_, blocks_);
      else
        for (auto* const block : blocks_) block->walk(list);
    return;
  }
  while (!lists.empty()) {
    auto const other = std::ranges::find_if(lists, [&](auto const& list) { return list.factor != lists[0].factor; });
    auto const count = std::min<std::size_t>(kernel::zones_side_by_side, other - lists.begin());
    walk_joined(lists.first(count));
    lists = lists.subspan(count);
  }
}

/// Of one factor, as many as are walked in turn.
template <class Count>
void BlockPair<Count>::walk_joined(std::span<ZoneList const> lists) {
  if constexpr (std::is_same_v<Count, std::int16_t>) {
    kernel::PairWalk walk{.rows = rows_.data(),
                          .together = together_,
                          .zones = {},
                          .zone_count = lists.size(),
                          .together_max = plan_.places_together_max,
                          .thresholds = {first_->begin_walk(lists), second_->begin_walk(lists)},
                          .hit = LaneBlock<Count>::hit_zone,
                          .contexts = {first_.get(), second_.get()}};
    std::ranges::transform(lists, walk.zones, &ZoneList::growing);
    plan_.kernel.walk_pair(walk);
  }
}

template class BlockPair<std::int16_t>;
template class BlockPair<std::int32_t>;

}  // namespace wardmote::analysis::scan
