#include "analysis/interaction/edge_moments.h"

#include <algorithm>

#include "base/ensure.h"

namespace wardmote::analysis::interaction {

Moments permutation_moments(double n, EdgeMoments const& a, EdgeMoments const& b) {
  ENSURE(n >= 2);
  double const pairs = n * (n - 1) / 2, triples = pairs * (n - 2) / 3, fours = triples * (n - 3) / 4;
  double second = a.squares * b.squares / pairs;
  if (triples > 0) second += 2 * a.sharing() * b.sharing() / (3 * triples);
  if (fours > 0) second += 2 * a.apart() * b.apart() / (3 * fours);
  double const mean = a.sum * b.sum / pairs;
  return {mean, std::max(0.0, second - mean * mean)};
}

}  // namespace wardmote::analysis::interaction
