#include "analysis/severity/scale.h"

#include <cmath>

#include "analysis/special.h"
#include "base/ensure.h"

namespace wardmote::analysis::severity {
namespace {

/// Index points that one effective incident is worth.
double points_each(double population, SeverityModel const& model) {
  ENSURE(std::isfinite(population) && population > 0);
  ENSURE(std::isfinite(model.scale) && model.scale > 0);
  ENSURE(std::isfinite(model.overdispersion) && model.overdispersion > 0);
  return model.overdispersion * model.scale / population;
}

}  // namespace

double severity_scale(std::span<Offence const> offences) {
  auto const sum = weighted_sum(offences);
  ENSURE(sum.total > 0);
  return sum.variance / sum.total;
}

double modelled_standard_error(double index, double population, SeverityModel const& model) {
  ENSURE(std::isfinite(index) && index >= 0);
  return std::sqrt(index * points_each(population, model));
}

IndexInterval modelled_interval(double index, double population, SeverityModel const& model, double level) {
  ENSURE(std::isfinite(index) && index >= 0);
  ENSURE(level > 0 && level < 1);
  double const points = points_each(population, model);
  double const effective = index / points, tail = (1 - level) / 2;
  double const lower = effective > 0 ? gamma_quantile(effective, tail) : 0;
  double const upper = gamma_upper_quantile(effective + 1, tail);
  return {.outcome = index > 0 ? IntervalOutcome::computed : IntervalOutcome::no_incidents,
          .value = index,
          .interval = {lower * points, upper * points},
          .level = level};
}

}  // namespace wardmote::analysis::severity
