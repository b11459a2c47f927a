#include "analysis/local/mann_kendall.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "analysis/normal.h"
#include "analysis/robust.h"

namespace wardmote::analysis::local {
namespace {

std::int64_t rises_of(std::span<double const> series) {
  std::int64_t rises = 0;
  for (std::size_t i = 0; i < series.size(); ++i)
    for (std::size_t j = i + 1; j < series.size(); ++j) rises += (series[j] > series[i]) - (series[j] < series[i]);
  return rises;
}

double variance_of(std::span<double const> series) {
  std::vector<double> sorted(series.begin(), series.end());
  std::ranges::sort(sorted);
  auto const term = [](double n) { return n * (n - 1) * (2 * n + 5); };
  double sum = term(static_cast<double>(sorted.size()));
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && sorted[end] == sorted[begin]) ++end;
    sum -= term(static_cast<double>(end - begin));
  }
  return sum / 18;
}

/// The series less its trend: the median of all slopes.
std::vector<double> without_trend(std::span<double const> series) {
  std::vector<double> slopes;
  for (std::size_t i = 0; i < series.size(); ++i)
    for (std::size_t j = i + 1; j < series.size(); ++j)
      slopes.push_back((series[j] - series[i]) / static_cast<double>(j - i));
  double const slope = sample_quantile(std::move(slopes), 0.5);
  std::vector<double> rest;
  for (std::size_t i = 0; i < series.size(); ++i) rest.push_back(series[i] - slope * static_cast<double>(i));
  return rest;
}

/// Ranks less their mean; those of equals are shared.
std::vector<double> centred_ranks(std::vector<double> const& values) {
  std::vector<double> ranks;
  for (double const own : values) {
    double rank = 0;
    for (double const other : values) rank += static_cast<double>(other < own) - static_cast<double>(other > own);
    ranks.push_back(rank / 2);
  }
  return ranks;
}

double correction_of(std::span<double const> series, double significance) {
  auto const ranks = centred_ranks(without_trend(series));
  auto const n = static_cast<double>(series.size());
  double const squares = std::inner_product(ranks.begin(), ranks.end(), ranks.begin(), 0.0);
  if (squares == 0) return 1;
  double const noise = normal_quantile(1 - significance / 2) / std::sqrt(n);
  double sum = 0;
  for (std::size_t lag = 1; lag + 2 < series.size(); ++lag) {
    double const products =
        std::inner_product(ranks.begin() + static_cast<std::ptrdiff_t>(lag), ranks.end(), ranks.begin(), 0.0);
    double const left = n - static_cast<double>(lag);
    if (std::abs(products / squares) > noise) sum += left * (left - 1) * (left - 2) * products / squares;
  }
  return std::max(1.0, 1 + 2 * sum / (n * (n - 1) * (n - 2)));
}

}  // namespace

Trend mann_kendall(std::span<double const> series, double significance) {
  Trend trend;
  if (series.size() < 3) return trend;
  trend.rises = rises_of(series);
  trend.variance = variance_of(series);
  trend.correction = correction_of(series, significance);
  trend.corrected_variance = trend.variance * trend.correction;
  if (trend.corrected_variance <= 0) return trend;
  double const sign = trend.rises > 0 ? 1 : trend.rises < 0 ? -1 : 0;
  trend.z = (static_cast<double>(trend.rises) - sign) / std::sqrt(trend.corrected_variance);
  trend.p = std::min(1.0, 2 * normal_cdf(-std::abs(trend.z)));
  return trend;
}

}  // namespace wardmote::analysis::local
