#include "analysis/interaction/replicates.h"

#include <algorithm>
#include <utility>

#include "base/random.h"

namespace wardmote::analysis::interaction {
namespace {

using kernel::lanes;

/// What the kernel's registers load from: whole, aligned lanes.
struct alignas(64) Row {
  std::int16_t lane[lanes];
};

/// The words of 32 streams, one of each at a time.
class LaneWords {
 public:
  LaneWords(std::uint64_t seed, std::uint64_t first, kernel::Kernel const& kernel)
      : seed_(seed), first_(first), kernel_(kernel) {}
  std::uint32_t const* next() {
    if (used_ % 4 == 0) kernel_.draw(seed_, first_, used_ / 4, words_);
    return words_ + used_++ % 4 * lanes;
  }
  std::uint64_t used() const { return used_; }

 private:
  std::uint64_t seed_, first_, used_ = 0;
  kernel::Kernel const& kernel_;
  std::uint32_t words_[4 * lanes];
};

/// A number below `bound` from one word, by Lemire's rule; where it would have to draw again, from a stream of its own.
std::uint32_t below(std::uint32_t bound, std::uint32_t word, std::uint64_t seed, std::uint64_t replicate,
                    std::uint64_t step) {
  auto const product = std::uint64_t{word} * bound;
  if (static_cast<std::uint32_t>(product) < bound && static_cast<std::uint32_t>(product) < -bound % bound)
    return base::RandomStream(seed, (step + 1) << 32 | replicate).below(bound);
  return static_cast<std::uint32_t>(product >> 32);
}

/// Fisher & Yates in every lane, within each stratum.
void shuffle(Shuffled const& world, std::size_t first, std::uint64_t seed, kernel::Kernel const& kernel,
             std::vector<Row>& rows) {
  LaneWords words(seed, first, kernel);
  for (auto const& stratum : world.strata)
    for (auto i = static_cast<std::uint32_t>(stratum.size()); i > 1; --i) {
      auto const step = words.used();
      auto const* const word = words.next();
      auto& own = rows[stratum[i - 1]];
      for (std::size_t lane = 0; lane < lanes; ++lane)
        std::swap(own.lane[lane], rows[stratum[below(i, word[lane], seed, first + lane, step)]].lane[lane]);
    }
}

void count_block(Shuffled const& world, std::size_t first, std::size_t end, std::uint64_t seed,
                 kernel::Kernel const& kernel, std::vector<std::vector<std::uint32_t>>& counts) {
  std::vector<Row> rows(world.days.size());
  for (std::size_t event = 0; event < rows.size(); ++event) std::ranges::fill(rows[event].lane, world.days[event]);
  shuffle(world, first, seed, kernel, rows);
  auto const bounds = world.bounds.size(), bands = world.close->first.size() - 1;
  std::vector<std::uint32_t> found(bounds * lanes);
  for (std::size_t band = 0; band < bands; ++band) {
    std::ranges::fill(found, 0U);
    auto const pairs = world.close->of(band);
    kernel.count({rows.front().lane, &pairs.data()->a, pairs.size(), world.bounds.data(), bounds, found.data()});
    for (auto replicate = first; replicate < end; ++replicate)
      for (std::size_t t = 0; t < bounds; ++t)
        counts[replicate][band * bounds + t] = found[t * lanes + replicate - first];
  }
}

}  // namespace

std::vector<std::vector<std::uint32_t>> replicate_counts(Shuffled const& world, std::size_t replicates,
                                                         std::uint64_t seed, kernel::Kernel const& kernel,
                                                         ForEach const& for_each) {
  auto const fields = (world.close->first.size() - 1) * world.bounds.size();
  std::vector<std::vector<std::uint32_t>> counts(replicates, std::vector<std::uint32_t>(fields));
  for_each((replicates + lanes - 1) / lanes, [&](std::size_t block) {
    count_block(world, block * lanes, std::min(replicates, (block + 1) * lanes), seed, kernel, counts);
  });
  return counts;
}

}  // namespace wardmote::analysis::interaction
