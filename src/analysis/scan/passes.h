#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/scan/inference.h"
#include "analysis/scan/kernel/kernel.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// Which replicates are made here: every `of`-th block of 32, beginning with block `number`.
struct BlockShare {
  std::uint32_t number = 0;
  std::uint32_t of = 1;
  /// Takes in the maxima of those that are made elsewhere.
  std::function<void(std::span<double>)> combine{};
};

/// The blocks that are made here, some at a time.
class Batches {
 public:
  Batches(std::size_t replicates, BlockShare const& share) {
    for (std::size_t first = share.number * kernel::lanes; first < replicates; first += share.of * kernel::lanes)
      firsts_.push_back(static_cast<std::uint32_t>(first));
  }
  /// Goes on to the next up to so many; whether there are any.
  bool next(std::size_t at_a_time) {
    done_ += count_;
    count_ = std::min(firsts_.size() - done_, at_a_time);
    return count_ > 0;
  }
  /// The first replicate of each.
  std::span<std::uint32_t const> now() const { return std::span(firsts_).subspan(done_, count_); }
  bool are_last() const { return done_ + count_ == firsts_.size(); }

 private:
  std::vector<std::uint32_t> firsts_;
  std::size_t done_ = 0, count_ = 0;
};

/// A block's part of the maxima.
inline void keep_maxima(std::span<double const> of_block, std::uint32_t first, std::span<double> maxima) {
  std::ranges::copy(of_block.first(std::min(of_block.size(), maxima.size() - first)), maxima.begin() + first);
}

/// Passes over all zones, with a batch of replicates each time. The real data are searched in the last pass, for which chunks of zones are put
/// in order anyway; or in one more, if replicates are made elsewhere too, whose maxima tell what is worth keeping.
///   replicates.next()                makes the next batch; whether there is one
///   replicates.are_last()            whether it is the last
///   replicates.walk(chunk, maxima)   walks it over some zones
///   each_chunk(take)                 calls take(chunk) for all zones, some at a time
///   search(chunk, least)             searches some zones; no maximum will be less
template <class Replicates, class EachChunk, class Search>
void scan_in_passes(Replicates& replicates, BlockShare const& share, std::vector<double>& maxima,
                    EachChunk const& each_chunk, Search const& search) {
  auto const search_now = [&](auto const& chunk) { search(chunk, Inference(maxima, 0, 0).smallest()); };
  bool is_searched = false;
  while (replicates.next()) {
    is_searched = share.of == 1 && replicates.are_last();
    each_chunk([&](auto const& chunk) {
      replicates.walk(chunk, maxima);
      if (is_searched) search_now(chunk);
    });
  }
  if (share.combine) share.combine(maxima);
  if (!is_searched) each_chunk(search_now);
}

}  // namespace wardmote::analysis::scan
