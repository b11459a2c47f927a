#include "analysis/surveillance/farrington.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/normal.h"
#include "analysis/special.h"
#include "base/ensure.h"

namespace wardmote::analysis::surveillance {
namespace {

constexpr int year_weeks = 52;
constexpr int years_for_a_trend = 3;

/// The part of the year of the week `back` weeks before the judged one.
std::uint8_t level_of(int back, FarringtonOptions const& options) {
  int const window = 2 * options.half_window + 1;
  int const since_window = (year_weeks - back % year_weeks + options.half_window) % year_weeks;  // from its first week
  if (since_window < window) return 0;
  return static_cast<std::uint8_t>(1 + (since_window - window) * (options.levels - 1) / (year_weeks - window));
}

bool is_taken(int back, FarringtonOptions const& options) {
  return back > options.skipped && (options.levels > 1 || level_of(back, options) == 0);
}

double two_thirds(double value) {
  double const root = std::cbrt(value);
  return root * root;
}

/// Root of the variance of 3/2 y^(2/3), by m^(1/6) root of dispersion, at base week i.
double anscombe_scale(LevelFit const& fit, std::size_t i, double dispersion) {
  return std::sqrt(std::cbrt(fit.means[i]) * dispersion * std::max(1e-9, 1 - fit.leverages[i]));
}

double capped_dispersion(BaseWeeks const& base, LevelFit const& fit, double above, double dispersion) {
  double squares = 0;
  for (std::size_t i = 0; i < base.size(); ++i) {
    double const mean = fit.means[i];
    if (mean <= 0) continue;
    double off = base.count[i] - mean;
    double const cap = two_thirds(mean) + above * anscombe_scale(fit, i, dispersion) / 1.5;
    if (off > 0 && two_thirds(base.count[i]) > cap) off = std::pow(cap, 1.5) - mean;
    squares += off * off / mean;
  }
  return fit.freedom > 0 ? std::max(dispersion, squares / fit.freedom) : dispersion;
}

LevelFit reweighted(BaseWeeks const& base, FarringtonOptions const& options, bool with_slope) {
  std::vector<double> const equal(base.size(), 1.0);
  auto first = fit_levels(base, equal, with_slope);
  if (std::isinf(options.reweight_above)) return first;
  auto const weights = anscombe_weights(base, first, options.reweight_above);
  return weights == equal ? first : fit_levels(base, weights, with_slope);
}

bool keeps_slope(BaseWeeks const& base, LevelFit const& fit, FarringtonOptions const& options) {
  if (!fit.has_slope || !std::isfinite(fit.ahead) || fit.ahead > std::ranges::max(base.count)) return false;
  if (options.trend_level >= 1) return true;
  double const t = std::abs(fit.slope) / (fit.slope_error * std::sqrt(fit.dispersion));
  return fit.freedom > 0 && 2 * student_at_least(t, fit.freedom) <= options.trend_level;
}

}  // namespace

FarringtonOptions farrington_classic(int years) { return {.years = years}; }

FarringtonOptions farrington_flexible(int years) {
  return {.years = years, .skipped = 26, .levels = 10, .trend_level = 1, .reweight_above = 2.58};
}

std::size_t weeks_needed(FarringtonOptions const& options) {
  return std::size_t{year_weeks} * static_cast<std::size_t>(options.years) +
         static_cast<std::size_t>(options.half_window + 1);
}

BaseWeeks base_weeks(WeeklyCounts counts, FarringtonOptions const& options) {
  ENSURE(options.years >= 1 && options.half_window >= 0 && options.half_window <= 12 && options.skipped >= 0 &&
         options.skipped < year_weeks - options.half_window && options.levels >= 1 && options.levels <= 16);
  ENSURE(counts.size() >= weeks_needed(options));
  BaseWeeks base;
  base.levels = static_cast<std::size_t>(options.levels);
  for (int back = static_cast<int>(weeks_needed(options)) - 1; back > options.skipped; --back) {
    if (!is_taken(back, options)) continue;
    base.week.push_back(-back);
    base.count.push_back(counts[counts.size() - 1 - static_cast<std::size_t>(back)]);
    base.level.push_back(level_of(back, options));
  }
  return base;
}

std::vector<double> anscombe_weights(BaseWeeks const& base, LevelFit const& fit, double above) {
  std::vector<double> weights(base.size(), 1.0);
  double sum = 0;
  for (std::size_t i = 0; i < base.size(); ++i) {
    double const mean = fit.means[i];
    if (mean > 0 && base.count[i] > mean) {
      double const scale = anscombe_scale(fit, i, fit.dispersion);
      double const residual = 1.5 * (two_thirds(base.count[i]) - two_thirds(mean)) / scale;
      if (residual > above) weights[i] = 1 / (residual * residual);
    }
    sum += weights[i];
  }
  if (sum == static_cast<double>(base.size())) return weights;
  for (auto& weight : weights) weight *= static_cast<double>(base.size()) / sum;
  return weights;
}

LevelFit farrington_fit(BaseWeeks const& base, FarringtonOptions const& options) {
  if (options.years >= years_for_a_trend && options.trend_level > 0)
    if (auto fit = reweighted(base, options, true); keeps_slope(base, fit, options)) return fit;
  return reweighted(base, options, false);
}

double sober_dispersion(BaseWeeks const& base, LevelFit const& fit, double above) {
  return capped_dispersion(base, fit, above, capped_dispersion(base, fit, above, fit.dispersion));
}

double power_bound(LevelFit const& fit, double alpha) {
  if (fit.ahead <= 0) return 0;
  double const spread = fit.dispersion * (1 + fit.ahead_ratio);
  return fit.ahead * std::pow(1 + 2.0 / 3 * normal_quantile(1 - alpha / 2) * std::sqrt(spread / fit.ahead), 1.5);
}

CountLaw plug_in_law(LevelFit const& fit) { return {fit.ahead, fit.dispersion}; }

double plug_in_bound(LevelFit const& fit, double alpha) { return quantile(plug_in_law(fit), 1 - alpha); }

CountLaw predictive_law(LevelFit const& fit) {
  return {fit.ahead + fit.ahead_ratio, fit.dispersion * (1 + fit.ahead_ratio)};
}

}  // namespace wardmote::analysis::surveillance
