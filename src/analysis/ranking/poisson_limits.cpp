#include "analysis/ranking/poisson_limits.h"

#include <algorithm>
#include <cmath>

#include "analysis/normal.h"
#include "analysis/special.h"
#include "base/ensure.h"

namespace wardmote::analysis::ranking {
Interval exact_poisson_interval(double count, double level) {
  ENSURE(std::isfinite(count) && count >= 0);
  ENSURE(level > 0 && level < 1);
  double const tail = (1 - level) / 2;
  double const lower = count > 0 ? gamma_quantile(count, tail) : 0;
  return {lower, gamma_upper_quantile(count + 1, tail)};
}

double poisson_quantile(double expected, double probability) {
  ENSURE(std::isfinite(expected) && expected >= 0);
  ENSURE(probability > 0 && probability < 1);
  if (expected == 0) return 0;
  // From the normal guess, walk to the count that the definition names.
  double r = std::max(0.0, std::floor(expected + normal_quantile(probability) * std::sqrt(expected)));
  while (poisson_at_most(r, expected) < probability) ++r;
  while (r > 0 && poisson_at_most(r - 1, expected) >= probability) --r;
  return r;
}

double interpolated_poisson_quantile(double expected, double probability) {
  double const r = poisson_quantile(expected, probability);
  if (expected == 0) return 0;
  return std::max(0.0, r - (poisson_at_most(r, expected) - probability) / poisson_exactly(r, expected));
}

}  // namespace wardmote::analysis::ranking
