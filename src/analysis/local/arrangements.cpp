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
  for (auto j = equal_weights ? begin : 0; j < around.scores.size(); ++j) {
    if (used[j]) continue;
    used[j] = true;
    put(around, at + 1, j + 1, sum + weight * around.scores[j], used, tally);
    used[j] = false;
  }
}

std::uint64_t mixed(std::uint64_t key, double value) {
  key = (key ^ std::bit_cast<std::uint64_t>(value)) * 0x9E3779B97F4A7C15;
  return key ^ (key >> 29);
}

/// Draws without replacement by exchanging the first `draws` entries of an order, and puts it back.
class Draw {
 public:
  explicit Draw(std::size_t scores) : order_(scores) { std::iota(order_.begin(), order_.end(), 0U); }

  double sum(Arrangement const& around, base::RandomStream& random) {
    exchanged_.clear();
    double sum = 0;
    for (std::size_t i = 0; i < around.draws; ++i) {
      auto const j = i + random.below(static_cast<std::uint32_t>(order_.size() - i));
      std::swap(order_[i], order_[j]);
      exchanged_.push_back(j);
      sum += (around.weights.empty() ? 1 : around.weights[i]) * around.scores[order_[i]];
    }
    for (auto i = around.draws; i-- > 0;) std::swap(order_[i], order_[exchanged_[i]]);
    return sum;
  }

 private:
  std::vector<std::uint32_t> order_;
  std::vector<std::size_t> exchanged_;
};

}  // namespace

Arrangement arrangement_around(World const& world, std::size_t place, World::Sum const& sum) {
  double const own = world.values()[place];
  Arrangement around{
      .scores = {}, .weights = {}, .draws = world.neighbours().of(place).size(), .sum = sum.scores, .tolerance = 0};
  auto const& sorted = world.sorted();
  auto const own_at = static_cast<std::size_t>(std::ranges::lower_bound(sorted, own) - sorted.begin());
  around.scores.reserve(sorted.size() - 1);
  double largest = 0;
  for (std::size_t j = 0; j < sorted.size(); ++j) {
    if (j == own_at) continue;
    around.scores.push_back(score(world.statistic(), own, sorted[j]));
    largest = std::max(largest, std::abs(around.scores.back()));
  }
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
  std::vector<bool> used(around.scores.size());
  put(around, 0, 0, 0, used, tally);
  return {tally.high / tally.all, tally.low / tally.all, tally.equal / tally.all};
}

Tails monte_carlo_tails(Arrangement const& around, double own, LocalOptions const& options) {
  base::RandomStream random(options.seed, mixed(mixed(static_cast<std::uint64_t>(around.draws), own), around.sum));
  Draw draw(around.scores.size());
  Tally tally;
  double high = 0, low = 0;  // once known
  while ((high == 0 || low == 0) && tally.all < options.draws_max) {
    tally.add(draw.sum(around, random), around);
    if (high == 0 && tally.high >= options.exceedances) high = tally.high / tally.all;
    if (low == 0 && tally.low >= options.exceedances) low = tally.low / tally.all;
  }
  auto const otherwise = [&](double known, double met) { return known > 0 ? known : (met + 1) / (tally.all + 1); };
  return {otherwise(high, tally.high), otherwise(low, tally.low), tally.equal / std::max(1.0, tally.all)};
}

}  // namespace wardmote::analysis::local
