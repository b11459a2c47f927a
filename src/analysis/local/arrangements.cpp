#include "analysis/local/arrangements.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "base/random.h"

namespace wardmote::analysis::local {
namespace {

struct Tally {
  double high = 0, low = 0, equal = 0, all = 0;
  void add(double sum, Arrangement const& around) {
    bool const is_high = sum >= around.sum - around.tolerance, is_low = sum <= around.sum + around.tolerance;
    high += is_high;
    low += is_low;
    equal += is_high && is_low;
    ++all;
  }
};

/// Puts each score that is not yet used on neighbour `at`; with equal weights only those behind the last one.
void put(Arrangement const& around, std::size_t at, std::size_t begin, double sum, std::vector<bool>& used,
         Tally& tally) {
  if (at == around.draws) return tally.add(sum, around);
  bool const equal_weights = around.weights.empty();
  double const weight = equal_weights ? 1 : around.weights[at];
  for (auto j = equal_weights ? begin : 0; j < around.others(); ++j) {
    if (used[j]) continue;
    used[j] = true;
    put(around, at + 1, j + 1, sum + weight * around.score_of(j), used, tally);
    used[j] = false;
  }
}

std::uint64_t mixed(std::uint64_t key, double value) {
  key = (key ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15;
  return key ^ (key >> 29);
}

/// Draws without replacement, in order. Few are drawn until they differ, many by exchanging.
class Draw {
 public:
  explicit Draw(Arrangement const& around) : around_(around) {
    if (around.draws <= few) return;
    order_.resize(around.others());
    std::iota(order_.begin(), order_.end(), 0U);
  }

  double sum(base::RandomStream& random) {
    double sum = 0;
    for (std::size_t i = 0; i < around_.draws; ++i)
      sum += (around_.weights.empty() ? 1 : around_.weights[i]) *
             around_.score_of(order_.empty() ? different(i, random) : exchanged(i, random));
    return sum;
  }

 private:
  static constexpr std::size_t few = 64;

  std::uint32_t different(std::size_t at, base::RandomStream& random) {
    drawn_.resize(at);
    for (;;) {
      auto const j = random.below(static_cast<std::uint32_t>(around_.others()));
      if (std::ranges::find(drawn_, j) != drawn_.end()) continue;
      drawn_.push_back(j);
      return j;
    }
  }

  // From whatever order the last draw left: any is as good.
  std::uint32_t exchanged(std::size_t at, base::RandomStream& random) {
    std::swap(order_[at], order_[at + random.below(static_cast<std::uint32_t>(order_.size() - at))]);
    return order_[at];
  }

  Arrangement const& around_;
  std::vector<std::uint32_t> drawn_;
  std::vector<std::uint32_t> order_;
};

}  // namespace

Arrangement arrangement_around(World const& world, std::size_t place, World::Sum const& sum) {
  auto const& sorted = world.sorted();
  Arrangement around{.sorted = sorted,
                     .statistic = world.statistic(),
                     .own = world.values()[place],
                     .weights = {},
                     .draws = world.neighbours().of(place).size(),
                     .sum = sum.scores};
  around.own_at = static_cast<std::size_t>(std::ranges::lower_bound(sorted, around.own) - sorted.begin());
  double const largest = std::max(std::abs(score(around.statistic, around.own, sorted.front())),
                                  std::abs(score(around.statistic, around.own, sorted.back())));
  auto const weights = world.neighbours().weights_of(place);
  around.weights.assign(weights.begin(), weights.end());
  std::ranges::sort(around.weights);
  if (!around.weights.empty() && around.weights.front() == around.weights.back() && around.weights.front() == 1)
    around.weights.clear();
  around.tolerance = 1e-9 * sum.weights * largest;
  return around;
}

double arrangements(std::size_t others, std::size_t draws, bool equal_weights) {
  double ways = 1;
  for (std::size_t i = 0; i < draws; ++i) {
    ways *= static_cast<double>(others - i);
    if (equal_weights) ways /= static_cast<double>(i + 1);
    if (ways > 1e12) break;
  }
  return ways <= arrangements_max ? ways : std::numeric_limits<double>::infinity();
}

Tails enumerated_tails(Arrangement const& around) {
  Tally tally;
  std::vector<bool> used(around.others());
  put(around, 0, 0, 0, used, tally);
  return {tally.high / tally.all, tally.low / tally.all, tally.equal / tally.all};
}

Tails monte_carlo_tails(Arrangement const& around, LocalOptions const& options) {
  base::RandomStream random(options.seed, mixed(mixed(std::uint64_t{around.draws}, around.own), around.sum));
  Draw draw(around);
  Tally tally;
  double high = 0, low = 0;  // once known
  while ((high == 0 || low == 0) && tally.all < options.draws_max) {
    tally.add(draw.sum(random), around);
    if (high == 0 && tally.high >= options.exceedances) high = tally.high / tally.all;
    if (low == 0 && tally.low >= options.exceedances) low = tally.low / tally.all;
  }
  auto const otherwise = [&](double known, double met) { return known > 0 ? known : (met + 1) / (tally.all + 1); };
  return {otherwise(high, tally.high), otherwise(low, tally.low), tally.equal / std::max(1.0, tally.all)};
}

}  // namespace wardmote::analysis::local
