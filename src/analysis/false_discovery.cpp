#include "analysis/false_discovery.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "analysis/ordered.h"
#include "base/ensure.h"

namespace wardmote::analysis {
namespace {

double dependence_factor(std::size_t tests) {
  double sum = 0;
  for (auto i = tests; i > 0; --i) sum += 1 / static_cast<double>(i);
  return sum;
}

}  // namespace

std::vector<double> adjusted(std::span<double const> p_values, Correction correction) {
  std::vector<double> answer(p_values.begin(), p_values.end());
  if (correction == Correction::none) return answer;
  std::vector<Keyed> order;
  order.reserve(p_values.size());
  for (std::uint32_t i = 0; i < p_values.size(); ++i) {
    ENSURE(std::isnan(p_values[i]) || (p_values[i] >= 0 && p_values[i] <= 1));
    if (!std::isnan(p_values[i])) order.push_back({p_values[i], i});
  }
  sort_by_key(order);
  auto const tests = static_cast<double>(order.size());
  double const factor = correction == Correction::by ? dependence_factor(order.size()) : 1;
  double least = 1;
  for (auto rank = order.size(); rank > 0; --rank) {
    auto const& [p, place] = order[rank - 1];
    least = std::min(least, p * tests * factor / static_cast<double>(rank));
    answer[place] = least;
  }
  return answer;
}

}  // namespace wardmote::analysis
