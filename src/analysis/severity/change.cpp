#include "analysis/severity/change.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/normal.h"
#include "analysis/special.h"
#include "base/ensure.h"

namespace wardmote::analysis::severity {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The ratio of two independent gamma variables, each with the mean and variance of a weighted sum of rates.
struct GammaRatio {
  double mean_ratio, shape_top, shape_bottom;
};

GammaRatio gamma_ratio(WeightedSum top, double top_population, WeightedSum bottom, double bottom_population) {
  return {(top.total / top_population) / (bottom.total / bottom_population), top.total * top.total / top.variance,
          bottom.total * bottom.total / bottom.variance};
}

/// X / Y = mean_ratio * F, and F's law is a beta law: B = a F / (a F + b) ~ Beta(a, b) for shapes a and b.
double quantile(GammaRatio const& law, double probability) {
  return law.mean_ratio * law.shape_bottom / law.shape_top *
         beta_quantile_odds(law.shape_top, law.shape_bottom, probability);
}

double probability_below_one(GammaRatio const& law) {
  double const a = law.shape_top, b = law.shape_bottom * law.mean_ratio;
  return beta_below(law.shape_top, law.shape_bottom, a / (a + b));
}

double probability_above_one(GammaRatio const& law) {
  double const a = law.shape_top, b = law.shape_bottom * law.mean_ratio;
  return beta_above(law.shape_top, law.shape_bottom, a / (a + b));
}

Verdict verdict_of(Interval const& ratio) {
  if (ratio.lower > 1) return Verdict::rose;
  return ratio.upper < 1 ? Verdict::fell : Verdict::no_clear_change;
}

ChangeOutcome outcome_of(WeightedSum const& before, WeightedSum const& after) {
  if (before.total > 0) return ChangeOutcome::computed;
  return after.total > 0 ? ChangeOutcome::no_incidents_before : ChangeOutcome::no_incidents;
}

WeightedSum sum_of(YearOfOffences const& year, double overdispersion) {
  ENSURE(std::isfinite(year.population) && year.population > 0);
  auto const sum = dispersed(weighted_sum(year.offences), overdispersion);
  ENSURE(sum.largest_weight > 0);
  return sum;
}

}  // namespace

Change change_of_counts(YearOfOffences before, YearOfOffences after, ChangeOptions options) {
  ENSURE(options.level > 0 && options.level < 1);
  auto const old_sum = sum_of(before, options.overdispersion), new_sum = sum_of(after, options.overdispersion);
  double const tail = (1 - options.level) / 2;
  Change change{
      .outcome = outcome_of(old_sum, new_sum), .ratio = {}, .interval = {0, infinity}, .level = options.level};
  double p_rose = 1, p_fell = 1;  // one-sided: of "it did not rise", of "it did not fall"
  if (new_sum.total > 0) {
    auto const lowest = gamma_ratio(new_sum, after.population, one_more(old_sum), before.population);
    change.interval.lower = quantile(lowest, tail);
    p_rose = probability_below_one(lowest);
  }
  if (old_sum.total > 0) {
    auto const highest = gamma_ratio(one_more(new_sum), after.population, old_sum, before.population);
    change.interval.upper = quantile(highest, 1 - tail);
    p_fell = probability_above_one(highest);
    change.ratio = (new_sum.total / after.population) / (old_sum.total / before.population);
  }
  change.p_value = std::min(1.0, 2 * std::min(p_rose, p_fell));
  change.verdict = verdict_of(change.interval);
  return change;
}

Change change_of_indices(IndexEstimate before, IndexEstimate after, ChangeOptions options) {
  ENSURE(options.level > 0 && options.level < 1 && options.overdispersion > 0);
  ENSURE(before.value > 0 && after.value > 0 && before.standard_error > 0 && after.standard_error > 0);
  double const log_ratio = std::log(after.value / before.value);
  double const error = std::sqrt(options.overdispersion) *
                       std::hypot(before.standard_error / before.value, after.standard_error / after.value);
  double const reach = normal_quantile(1 - (1 - options.level) / 2) * error;
  Change change{.ratio = after.value / before.value,
                .interval = {std::exp(log_ratio - reach), std::exp(log_ratio + reach)},
                .p_value = 2 * normal_cdf(-std::abs(log_ratio) / error),
                .level = options.level};
  change.verdict = verdict_of(change.interval);
  return change;
}

}  // namespace wardmote::analysis::severity
