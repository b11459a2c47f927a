#include "analysis/ranking/gamma_draw.h"

#include <cmath>

#include "analysis/normal.h"
#include "base/ensure.h"

namespace wardmote::analysis::ranking {

double gamma_draw(double shape, base::RandomStream& stream) {
  ENSURE(std::isfinite(shape) && shape > 0);
  if (shape < 1) {
    double const boost = std::pow(stream.uniform(), 1 / shape);
    return gamma_draw(shape + 1, stream) * boost;
  }
  double const d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  while (true) {
    double const x = normal_quantile(stream.uniform());
    double const root = 1 + c * x;
    if (root <= 0) continue;
    double const v = root * root * root;
    if (std::log(stream.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
  }
}

}  // namespace wardmote::analysis::ranking
