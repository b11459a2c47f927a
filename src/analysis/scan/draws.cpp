#include "analysis/scan/draws.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.h"

namespace wardmote::analysis::scan {

WeightedDraw::WeightedDraw(std::span<double const> weights) : keep_(weights.size(), 1), alias_(weights.size()) {
  auto const total = std::accumulate(weights.begin(), weights.end(), 0.0);
  ENSURE(total > 0);
  std::vector<double> share(weights.begin(), weights.end());
  std::vector<std::uint32_t> small, large;
  for (std::uint32_t i = 0; i < share.size(); ++i) {
    share[i] *= static_cast<double>(share.size()) / total;
    alias_[i] = i;
    (share[i] < 1 ? small : large).push_back(i);
  }
  while (!small.empty() && !large.empty()) {
    auto const less = small.back(), more = large.back();
    small.pop_back();
    keep_[less] = share[less];
    alias_[less] = more;
    share[more] -= 1 - share[less];
    if (share[more] < 1) large.pop_back(), small.push_back(more);
  }
  // What is left is 1 but for rounding; an entry of weight 0 is never left, unless rounding left it: it keeps nothing.
  auto const heaviest = static_cast<std::uint32_t>(std::ranges::max_element(weights) - weights.begin());
  for (auto const i : small)
    if (weights[i] == 0) keep_[i] = 0, alias_[i] = heaviest;
}

void PoissonDraw::set_mean(double mean) {
  auto const mode = std::floor(mean), reach = 9 * std::sqrt(mean) + 20;
  first_ = static_cast<std::uint32_t>(std::max(0.0, mode - reach));
  auto const last = static_cast<std::uint32_t>(mode + reach);
  auto const at_mode = static_cast<std::size_t>(mode) - first_;
  at_most_.assign(last - first_ + 1, 0);
  at_most_[at_mode] = 1;
  for (auto i = at_mode; i > 0; --i) at_most_[i - 1] = at_most_[i] * static_cast<double>(first_ + i) / mean;
  for (auto i = at_mode + 1; i < at_most_.size(); ++i)
    at_most_[i] = at_most_[i - 1] * mean / static_cast<double>(first_ + i);
  std::partial_sum(at_most_.begin(), at_most_.end(), at_most_.begin());
  auto const total = at_most_.back();
  for (auto& one : at_most_) one /= total;
}

std::uint32_t PoissonDraw::draw(double uniform) const {
  auto const found = std::ranges::upper_bound(at_most_, uniform) - at_most_.begin();
  return first_ + static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(found, std::ssize(at_most_) - 1));
}

}  // namespace wardmote::analysis::scan
