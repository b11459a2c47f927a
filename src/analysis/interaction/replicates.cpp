#include "analysis/interaction/replicates.h"

#include <algorithm>
#include <new>
#include <utility>

#include "base/random.h"

namespace wardmote::analysis::interaction {
namespace {

using kernel::lanes;

/// What the kernel's registers load from: whole, aligned lanes.
struct alignas(64) Row {
  std::int16_t lane[lanes];
};

/// Fisher & Yates, within each stratum.
void shuffle(Shuffled const& world, base::RandomStream& random, std::vector<std::int16_t>& days) {
  for (auto const& stratum : world.strata)
    for (auto i = static_cast<std::uint32_t>(stratum.size()); i > 1; --i)
      std::swap(days[stratum[i - 1]], days[stratum[random.below(i)]]);
}

void count_block(Shuffled const& world, std::size_t first, std::size_t end, std::uint64_t seed,
                 kernel::Kernel const& kernel, std::vector<std::vector<std::uint32_t>>& counts) {
  std::vector<Row> rows(world.days.size());
  std::vector<std::int16_t> days;
  for (auto replicate = first; replicate < end; ++replicate) {
    days = world.days;
    base::RandomStream random(seed, replicate);
    shuffle(world, random, days);
    for (std::size_t event = 0; event < days.size(); ++event) rows[event].lane[replicate - first] = days[event];
  }
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
