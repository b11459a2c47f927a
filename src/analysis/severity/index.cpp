#include "analysis/severity/index.h"

#include <cmath>

#include "analysis/special.h"
#include "base/ensure.h"

namespace wardmote::analysis::severity {
namespace {

double points_per_severity(double population, double base_rate) {
  ENSURE(std::isfinite(population) && population > 0);
  ENSURE(std::isfinite(base_rate) && base_rate > 0);
  return 100 / (population * base_rate);
}

/// The quantile of the gamma law with the mean and variance of the sum.
double sum_quantile(WeightedSum const& sum, double probability) {
  if (sum.variance == 0) return sum.total;
  double const shape = sum.total * sum.total / sum.variance;
  return gamma_quantile(shape, probability) * sum.variance / sum.total;
}

}  // namespace

Index crime_severity_index(std::span<Offence const> offences, double population, double base_rate) {
  double const points = points_per_severity(population, base_rate);
  double const total = weighted_sum(offences).total;
  Index index{.value = total * points, .contributions = {}};
  for (auto const& offence : offences) {
    double const severity = offence.incidents * offence.weight;
    index.contributions.push_back({severity * points, total > 0 ? severity / total : 0});
  }
  return index;
}

IndexInterval index_interval(std::span<Offence const> offences, double population, double base_rate,
                             IntervalOptions options) {
  ENSURE(options.level > 0 && options.level < 1);
  double const points = points_per_severity(population, base_rate);
  auto const sum = dispersed(weighted_sum(offences), options.overdispersion);
  double const tail = (1 - options.level) / 2;
  return {.outcome = sum.total > 0 ? IntervalOutcome::computed : IntervalOutcome::no_incidents,
          .value = sum.total * points,
          .interval = {sum_quantile(sum, tail) * points, sum_quantile(one_more(sum), 1 - tail) * points},
          .level = options.level};
}

}  // namespace wardmote::analysis::severity
