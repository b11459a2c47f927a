#include "analysis/ranking/funnel.h"

#include <algorithm>
#include <cmath>

#include "analysis/normal.h"
#include "analysis/ranking/poisson_limits.h"
#include "analysis/robust.h"
#include "base/ensure.h"

namespace wardmote::analysis::ranking {
namespace {

void ensure_sound(double level, FunnelWidening const& widening) {
  ENSURE(level > 0 && level < 1);
  ENSURE(std::isfinite(widening.factor) && widening.factor >= 1);
  ENSURE(std::isfinite(widening.between_variance) && widening.between_variance >= 0);
}

Interval normal_limits(double target, double chance_variance, double level, FunnelWidening const& widening) {
  double const z = normal_quantile(1 - (1 - level) / 2);
  double const reach = z * std::sqrt(widening.factor * chance_variance + widening.between_variance);
  return {std::max(0.0, target - reach), target + reach};
}

}  // namespace

Interval funnel_of_rate(double target_rate, double population, double level, FunnelWidening widening) {
  ensure_sound(level, widening);
  ENSURE(std::isfinite(target_rate) && target_rate >= 0);
  ENSURE(std::isfinite(population) && population > 0);
  if (widening.factor > 1 || widening.between_variance > 0)
    return normal_limits(target_rate, target_rate / population, level, widening);
  double const tail = (1 - level) / 2, expected = target_rate * population;
  return {interpolated_poisson_quantile(expected, tail) / population,
          interpolated_poisson_quantile(expected, 1 - tail) / population};
}

Interval funnel_of_index(double target, double scale, double population, double level, FunnelWidening widening) {
  ensure_sound(level, widening);
  ENSURE(target > 0 && scale > 0 && population > 0);
  return normal_limits(target, target * scale / population, level, widening);
}

Scatter scatter_around(double target, std::span<FunnelPoint const> points, double winsorised_share) {
  if (points.size() < 3) return {.outcome = ScatterOutcome::too_few_places};
  std::vector<double> scores, squares, weights, squared_weights;
  for (auto const& [value, error] : points) {
    ENSURE(std::isfinite(value) && std::isfinite(error) && error > 0);
    scores.push_back((value - target) / error);
    weights.push_back(1 / (error * error));
    squared_weights.push_back(weights.back() * weights.back());
  }
  for (double const z : winsorised(std::move(scores), winsorised_share)) squares.push_back(z * z);
  auto const n = static_cast<double>(points.size());
  double const total = ordered_sum(weights), excess = ordered_sum(squares) - (n - 1);
  Scatter scatter{.factor = ordered_sum(squares) / n};
  scatter.between_variance = std::max(0.0, excess / (total - ordered_sum(squared_weights) / total));
  scatter.beyond_chance = scatter.factor > 1 + 2 * std::sqrt(2 / n);
  return scatter;
}

}  // namespace wardmote::analysis::ranking
