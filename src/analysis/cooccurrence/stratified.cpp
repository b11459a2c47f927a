#include "analysis/cooccurrence/stratified.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "analysis/normal.h"
#include "base/ensure.h"

namespace wardmote::analysis::cooccurrence {
namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double same_probability = 1e-7;

double ratio_of(double above, double below) { return below > 0 ? above / below : above > 0 ? infinite : nan_value; }

/// Sums over strata; the letters are those of Robins, Breslow & Greenland.
struct MantelSums {
  double r = 0, s = 0, pr = 0, ps_qr = 0, qs = 0;
  double excess = 0, variance = 0;
  void add(FourFold const& counts) {
    double const a = counts.both, b = counts.first_only, c = counts.second_only, d = counts.neither, n = a + b + c + d;
    if (n == 0) return;
    double const p = (a + d) / n, q = (b + c) / n, r_here = a * d / n, s_here = b * c / n;
    r += r_here, s += s_here;
    pr += p * r_here, ps_qr += p * s_here + q * r_here, qs += q * s_here;
    excess += a - (a + b) / n * (a + c);
    if (n > 1) variance += (a + b) / n * ((c + d) / n) * ((a + c) / (n - 1)) * (b + d);
  }
};

std::vector<double> law_of(LogFactorials const& factorials, Margins const& margins) {
  std::vector<double> law;
  double const whole = factorials.ways(margins.all, margins.chosen);
  for (auto both = margins.least(); both <= margins.most(); ++both)
    law.push_back(std::exp(factorials.ways(margins.marked, both) +
                           factorials.ways(margins.all - margins.marked, margins.chosen - both) - whole));
  return law;
}

std::vector<double> convolved(std::vector<double> const& a, std::vector<double> const& b) {
  std::vector<double> sum(a.size() + b.size() - 1);
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) sum[i + j] += a[i] * b[j];
  return sum;
}

/// P of the count at `seen` by its whole law, smallest terms first.
ExactP p_of(std::vector<double> const& law, std::size_t seen, Alternative alternative) {
  std::vector<double> extreme;
  double equal = 0, sum = 0;
  for (std::size_t at = 0; at < law.size(); ++at) {
    bool const is_tie = alternative == Alternative::two_sided
                            ? std::abs(law[at] - law[seen]) <= same_probability * law[seen]
                            : at == seen;
    bool const is_beyond = alternative == Alternative::two_sided ? law[at] < law[seen]
                           : alternative == Alternative::more    ? at > seen
                                                                 : at < seen;
    if (is_tie)
      equal += law[at];
    else if (is_beyond)
      extreme.push_back(law[at]);
  }
  std::ranges::sort(extreme);
  for (double const one : extreme) sum += one;
  return {std::min(1.0, sum + equal), std::min(1.0, sum + equal / 2)};
}

bool says_nothing(FourFold const& counts) { return counts.margins().least() == counts.margins().most(); }

}  // namespace

double odds_ratio(FourFold const& counts) {
  return ratio_of(1.0 * counts.both * counts.neither, 1.0 * counts.first_only * counts.second_only);
}

CommonOdds mantel_haenszel(std::span<FourFold const> strata, double confidence) {
  ENSURE(confidence > 0 && confidence < 1);
  MantelSums sums;
  for (auto const& counts : strata) sums.add(counts);
  CommonOdds answer{.odds_ratio = ratio_of(sums.r, sums.s),
                    .log_variance = nan_value,
                    .interval = {0, infinite},
                    .chi_square = nan_value,
                    .p = nan_value};
  if (sums.r > 0 && sums.s > 0) {
    answer.log_variance = (sums.pr / sums.r / sums.r + sums.ps_qr / sums.r / sums.s + sums.qs / sums.s / sums.s) / 2;
    double const reach = std::exp(normal_quantile((1 + confidence) / 2) * std::sqrt(answer.log_variance));
    answer.interval = {answer.odds_ratio / reach, answer.odds_ratio * reach};
  }
  if (sums.variance > 0) {
    double const excess = std::abs(sums.excess), corrected = excess - std::min(0.5, excess);
    answer.chi_square = corrected * corrected / sums.variance;
    answer.p = 2 * normal_cdf(-std::sqrt(answer.chi_square));
  }
  return answer;
}

ExactP exact_in_strata(LogFactorials const& factorials, std::span<FourFold const> strata, Alternative alternative) {
  std::vector<FourFold> telling;
  for (auto const& counts : strata)
    if (!says_nothing(counts)) telling.push_back(counts);
  if (telling.empty()) return {1, 0.5};
  if (telling.size() == 1) return fisher(factorials, telling.front().margins(), telling.front().both, alternative);
  std::vector<double> law{1};
  std::size_t seen = 0;
  for (auto const& counts : telling) {
    law = convolved(law, law_of(factorials, counts.margins()));
    seen += counts.both - counts.margins().least();
  }
  return p_of(law, seen, alternative);
}

double exact_cost(std::span<FourFold const> strata) {
  double width = 1, cost = 0;
  for (auto const& counts : strata) {
    double const own = counts.margins().most() - counts.margins().least() + 1.0;
    if (own > 1) cost += width * own;
    width += own - 1;
  }
  return cost;
}

}  // namespace wardmote::analysis::cooccurrence
