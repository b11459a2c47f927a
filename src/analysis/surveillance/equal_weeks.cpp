#include "analysis/surveillance/equal_weeks.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "base/random.h"

namespace wardmote::analysis::surveillance {

std::vector<double> statistics_of_equal_weeks(std::uint32_t sum, std::uint32_t weeks, std::uint32_t draws,
                                              std::uint64_t seed, WeekStatistic const& statistic) {
  ENSURE(weeks >= 1);
  base::RandomStream random(seed, sum);
  std::vector<std::uint32_t> counts(weeks);
  std::vector<double> statistics;
  statistics.reserve(draws);
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    std::ranges::fill(counts, 0U);
    for (std::uint32_t incident = 0; incident < sum; ++incident) ++counts[random.below(weeks)];
    statistics.push_back(statistic(counts));
  }
  std::ranges::sort(statistics);
  return statistics;
}

double monte_carlo_p(std::span<double const> ascending, double observed, bool mid_p) {
  double const width = std::isfinite(observed) ? 1e-9 * std::max(1.0, std::abs(observed)) : 0;
  auto const reached = static_cast<double>(ascending.end() - std::ranges::lower_bound(ascending, observed - width));
  auto const passed = static_cast<double>(ascending.end() - std::ranges::upper_bound(ascending, observed + width));
  double const counted = mid_p ? (reached + passed) / 2 : reached;
  return (1 + counted) / (1 + static_cast<double>(ascending.size()));
}

}  // namespace wardmote::analysis::surveillance
