#include "domains/situation/demo/shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.h"

namespace wardmote::situation {

std::vector<std::size_t> in_shares(std::span<double const> weights, std::size_t count, base::RandomStream& random) {
  auto const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  ENSURE(sum > 0);
  std::vector<std::size_t> positions;
  std::vector<std::pair<double, std::size_t>> remainders;
  for (std::size_t at = 0; at < weights.size(); ++at) {
    auto const due = weights[at] / sum * static_cast<double>(count);
    positions.insert(positions.end(), static_cast<std::size_t>(due), at);
    remainders.emplace_back(std::floor(due) - due, at);
  }
  std::ranges::sort(remainders);
  for (auto each = remainders.begin(); positions.size() < count; ++each) positions.push_back(each->second);
  for (auto left = positions.size(); left > 1; --left)
    std::swap(positions[left - 1], positions[random.below(static_cast<std::uint32_t>(left))]);
  return positions;
}

std::size_t drawn(std::span<double const> weights, base::RandomStream& random) {
  auto const sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  ENSURE(sum > 0);
  auto left = random.uniform() * sum;
  std::size_t last = 0;
  for (std::size_t at = 0; at < weights.size(); ++at) {
    if (weights[at] <= 0) continue;
    last = at;
    left -= weights[at];
    if (left < 0) break;
  }
  return last;
}

}  // namespace wardmote::situation
