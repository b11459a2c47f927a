#include "analysis/surveillance/count_law.h"

#include <cmath>

#include "analysis/normal.h"
#include "analysis/special.h"
#include "base/ensure.h"

namespace wardmote::analysis::surveillance {
namespace {

constexpr double poisson_ratio = 1 + 1e-9;

void ensure_sound(CountLaw const& law) {
  ENSURE(std::isfinite(law.mean) && law.mean >= 0 && std::isfinite(law.ratio) && law.ratio >= 1);
}

double size_of(CountLaw const& law) { return law.mean / (law.ratio - 1); }

}  // namespace

double at_least(CountLaw const& law, double count) {
  ensure_sound(law);
  if (count <= 0) return 1;
  if (law.mean == 0) return 0;
  if (law.ratio < poisson_ratio) return poisson_at_least(count, law.mean);
  return beta_below(count, size_of(law), 1 - 1 / law.ratio);
}

double exactly(CountLaw const& law, double count) {
  ensure_sound(law);
  if (count < 0) return 0;
  if (law.mean == 0) return count == 0;
  if (law.ratio < poisson_ratio) return poisson_exactly(count, law.mean);
  double const size = size_of(law);
  return std::exp(std::lgamma(count + size) - std::lgamma(size) - std::lgamma(count + 1) - size * std::log(law.ratio) +
                  count * std::log1p(-1 / law.ratio));
}

double quantile(CountLaw const& law, double probability) {
  ENSURE(probability > 0 && probability < 1);
  double const near = law.mean + normal_quantile(probability) * std::sqrt(law.mean * law.ratio);
  return least_count(1 - probability, std::floor(near), [&](double count) { return at_least(law, count + 1); });
}

}  // namespace wardmote::analysis::surveillance
