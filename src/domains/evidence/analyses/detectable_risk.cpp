#include "domains/evidence/analyses/detectable_risk.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "analysis/scan/likelihood.h"
#include "analysis/special.h"

namespace wardmote::evidence {
namespace {

using analysis::scan::Model;

/// The statistic of the window, had it so many cases and all else stayed as it is.
double strength_of(Window const& window, double count) {
  auto const more = count - window.expected;
  auto const cases = window.cases + more;
  auto const expected = window.model == Model::permutation ? (window.of_place + more) * (window.of_time + more) / cases
                                                           : window.expected * cases / window.cases;
  if (!(expected < count) || !(expected > 0) || !(count <= cases)) return 0;
  return analysis::scan::Likelihood(window.model, cases).ratio(count, expected);
}

constexpr double steps_of_risk = 20;  // to 1
constexpr double risk_max = 50;

}  // namespace

std::optional<double> strength_needed(std::span<double const> maxima, double chance_share) {
  // p = (1 + worlds at or above) / (1 + worlds) <= share: so many worlds may be as strong.
  auto const allowed = std::floor(chance_share * (static_cast<double>(maxima.size()) + 1) + 1e-9) - 1;
  if (allowed < 0) return std::nullopt;
  std::vector<double> sorted(maxima.begin(), maxima.end());
  std::ranges::sort(sorted, std::greater{});
  return sorted[static_cast<std::size_t>(allowed)];
}

std::optional<double> detectable_risk(Window const& window, double strength, std::int64_t cases_min,
                                      double probability) {
  if (!(window.expected > 0) || !(window.cases > window.expected)) return std::nullopt;
  auto count = std::max(std::ceil(window.expected), static_cast<double>(cases_min));
  auto const count_max = std::ceil(window.expected * risk_max) + 1000;
  while (count <= count_max && strength_of(window, count) <= strength) ++count;
  if (count > count_max) return std::nullopt;
  for (double step = 1; step <= (risk_max - 1) * steps_of_risk; ++step) {
    auto const risk = 1 + step / steps_of_risk;
    if (1 - analysis::poisson_at_most(count - 1, risk * window.expected) >= probability) return risk;
  }
  return std::nullopt;
}

}  // namespace wardmote::evidence
