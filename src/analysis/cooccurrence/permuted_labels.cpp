#include "analysis/cooccurrence/permuted_labels.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "analysis/cooccurrence/bit_sets.h"
#include "analysis/cooccurrence/kernel/choose.h"
#include "base/random.h"

namespace wardmote::analysis::cooccurrence {
namespace {

/// take(row) for `count` of the rows first … end - 1, any so many with equal probability. `order` holds the numbers from 0
/// and is given back as it was.
template <class Take>
void choose_rows(std::uint32_t first, std::uint32_t end, std::uint32_t count, base::RandomStream& random,
                 std::vector<std::uint32_t>& order, Take const& take) {
  std::vector<std::uint32_t> swapped;
  for (std::uint32_t at = 0; at < count; ++at) {
    swapped.push_back(at + random.below(end - first - at));
    std::swap(order[at], order[swapped.back()]);
    take(first + order[at]);
  }
  while (!swapped.empty()) {
    std::swap(order[swapped.size() - 1], order[swapped.back()]);
    swapped.pop_back();
  }
}

}  // namespace

PermutedLabels::PermutedLabels(OrderedRows const& rows, std::size_t worlds, std::uint64_t seed, ForEach const& for_each)
    : worlds_(worlds),
      blocks_(blocks_for(worlds)),
      labels_(rows.count() * blocks_),
      kernel_(*kernel::usable_kernels().back()) {
  std::vector<std::uint32_t> marked;
  for (std::size_t s = 0; s + 1 < rows.stratum_first.size(); ++s)
    marked.push_back(std::accumulate(rows.outcomes.begin() + rows.stratum_first[s],
                                     rows.outcomes.begin() + rows.stratum_first[s + 1], 0u));
  for_each((worlds + 63) / 64, [&](std::size_t word) {  // a word is written by one task alone
    std::vector<std::uint32_t> order(rows.count());
    std::iota(order.begin(), order.end(), 0u);
    for (auto world = 64 * word; world < std::min(worlds, 64 * word + 64); ++world) {
      base::RandomStream random(seed, world);
      for (std::size_t s = 0; s < marked.size(); ++s)
        choose_rows(rows.stratum_first[s], rows.stratum_first[s + 1], marked[s], random, order,
                    [&](auto row) { set_bit(&labels_[row * blocks_], world); });
    }
  });
}

bool PermutedLabels::has(std::size_t row, std::size_t world) const { return has_bit(&labels_[row * blocks_], world); }

kernel::Block PermutedLabels::sums(std::span<std::uint32_t const> rows, std::int64_t low, std::int64_t high,
                                   std::size_t block, kernel::Block* planes) const {
  return kernel_.sum_labels({labels_.data() + block, blocks_, rows.data(), rows.size(), low, high, planes});
}

std::uint32_t PermutedLabels::sum_of(kernel::Block const* planes, std::size_t bit, std::size_t rows) {
  std::uint32_t sum = 0;
  for (int plane = 0; plane < static_cast<int>(std::bit_width(rows)); ++plane)
    sum |= static_cast<std::uint32_t>(planes[plane].words[bit / 64] >> bit % 64 & 1) << plane;
  return sum;
}

}  // namespace wardmote::analysis::cooccurrence
