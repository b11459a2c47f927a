#include "analysis/robust.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.h"

namespace wardmote::analysis {

double sample_quantile(std::vector<double> sample, double probability) {
  ENSURE(!sample.empty() && probability >= 0 && probability <= 1);
  std::ranges::sort(sample);
  double const place = probability * static_cast<double>(sample.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  auto const above = std::min(below + 1, sample.size() - 1);
  return sample[below] + (place - std::floor(place)) * (sample[above] - sample[below]);
}

std::vector<double> winsorised(std::vector<double> sample, double share) {
  ENSURE(share >= 0 && share < 0.5);
  if (sample.empty() || share == 0) return sample;
  double const low = sample_quantile(sample, share), high = sample_quantile(sample, 1 - share);
  for (double& value : sample) value = std::clamp(value, low, high);
  return sample;
}

double ordered_sum(std::vector<double> terms) {
  std::ranges::sort(terms);
  return std::accumulate(terms.begin(), terms.end(), 0.0);
}

}  // namespace wardmote::analysis
