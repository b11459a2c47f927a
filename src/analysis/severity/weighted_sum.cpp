#include "analysis/severity/weighted_sum.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/robust.h"
#include "base/ensure.h"

namespace wardmote::analysis::severity {
WeightedSum weighted_sum(std::span<Offence const> offences) {
  std::vector<double> totals, variances;
  WeightedSum sum;
  for (auto const& [incidents, weight] : offences) {
    ENSURE(std::isfinite(incidents) && incidents >= 0);
    ENSURE(std::isfinite(weight) && weight >= 0);
    totals.push_back(weight * incidents);
    variances.push_back(weight * weight * incidents);
    sum.largest_weight = std::max(sum.largest_weight, weight);
  }
  sum.total = ordered_sum(std::move(totals));
  sum.variance = ordered_sum(std::move(variances));
  return sum;
}

WeightedSum dispersed(WeightedSum sum, double overdispersion) {
  ENSURE(std::isfinite(overdispersion) && overdispersion > 0);
  return {sum.total, sum.variance * overdispersion, sum.largest_weight * overdispersion};
}

WeightedSum one_more(WeightedSum sum) {
  sum.total += sum.largest_weight;
  sum.variance += sum.largest_weight * sum.largest_weight;
  return sum;
}

}  // namespace wardmote::analysis::severity
