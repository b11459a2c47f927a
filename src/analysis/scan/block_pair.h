#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/scan/lane_block.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// Two blocks of worlds that are walked together: purely spatial ones whose counts of a place stay below 256 lie in each
/// other's bytes, so that one walk serves 64 worlds, along some zones in turn. Over time each zone is looked at once for both. It changes how long a walk takes,
/// and nothing else.
template <class Count>
class BlockPair {
 public:
  /// `second` may be null.
  BlockPair(ReplicatePlan const& plan, std::unique_ptr<LaneBlock<Count>> first,
            std::unique_ptr<LaneBlock<Count>> second);
  void walk(std::span<ZoneList const> lists);
  LaneBlock<Count> const& first() const { return *first_; }
  LaneBlock<Count> const* second() const { return second_.get(); }

 private:
  void join_rows();
  void walk_joined(std::span<ZoneList const> lists);

  ReplicatePlan const& plan_;
  std::unique_ptr<LaneBlock<Count>> first_, second_;
  std::vector<LaneBlock<Count>*> blocks_;  ///< both, or the one
  std::optional<ZoneOverTime> zone_;       ///< if windows end at any time
  std::uint32_t together_ = 0;             ///< 0: the rows are not joined
  Aligned<std::uint16_t> rows_;            ///< see kernel::PairWalk
};

extern template class BlockPair<std::int16_t>;
extern template class BlockPair<std::int32_t>;

}  // namespace wardmote::analysis::scan
