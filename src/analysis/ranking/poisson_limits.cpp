#include "analysis/ranking/poisson_limits.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "analysis/normal.h"
#include "analysis/quiet_policy.h"
#include "base/ensure.h"

namespace wardmote::analysis::ranking {
namespace {

/// P(X <= count) for a whole count; 0 below 0.
double at_most(double count, double expected) {
  return count < 0 ? 0 : boost::math::gamma_q(count + 1, expected, QuietPolicy());
}

double exactly(double count, double expected) {
  return boost::math::gamma_p_derivative(count + 1, expected, QuietPolicy());
}

}  // namespace

Interval exact_poisson_interval(double count, double level) {
  ENSURE(std::isfinite(count) && count >= 0);
  ENSURE(level > 0 && level < 1);
  double const tail = (1 - level) / 2;
  double const lower = count > 0 ? boost::math::gamma_p_inv(count, tail, QuietPolicy()) : 0;
  return {lower, boost::math::gamma_q_inv(count + 1, tail, QuietPolicy())};
}

double poisson_quantile(double expected, double probability) {
  ENSURE(std::isfinite(expected) && expected >= 0);
  ENSURE(probability > 0 && probability < 1);
  if (expected == 0) return 0;
  // From the normal guess, walk to the count that the definition names.
  double r = std::max(0.0, std::floor(expected + normal_quantile(probability) * std::sqrt(expected)));
  while (at_most(r, expected) < probability) ++r;
  while (r > 0 && at_most(r - 1, expected) >= probability) --r;
  return r;
}

double interpolated_poisson_quantile(double expected, double probability) {
  double const r = poisson_quantile(expected, probability);
  if (expected == 0) return 0;
  return std::max(0.0, r - (at_most(r, expected) - probability) / exactly(r, expected));
}

}  // namespace wardmote::analysis::ranking
