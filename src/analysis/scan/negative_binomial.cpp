#include "analysis/scan/negative_binomial.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double mean_max = 1e6, mean_times_dispersion_max = 1e5;
constexpr double negligible = 1e-18;  // of the likeliest count's probability

}  // namespace

std::optional<std::string> negative_binomial_fault(double mean, double dispersion) {
  if (mean <= mean_max && mean * dispersion <= mean_times_dispersion_max) return std::nullopt;
  return base::to_text(mean) +
         " cases are expected of one place and interval, too many to simulate: they are at most 1000000, and times the "
         "dispersion at most 100000; take smaller places or shorter intervals";
}

void NegativeBinomialDraw::set_law(double mean, double dispersion) {
  ENSURE(mean >= 0 && dispersion > 0 && !negative_binomial_fault(mean, dispersion));
  auto const mode = std::floor(mean * std::max(0.0, 1 - dispersion));
  /// P(X = k + 1) / P(X = k)
  auto const step = [&](double k) { return mean * (1 + k * dispersion) / ((k + 1) * (1 + dispersion * mean)); };
  auto const last_step = dispersion * mean / (1 + dispersion * mean);
  at_most_.assign(1, 1);
  auto first = mode;
  for (; first > 0 && at_most_.back() > negligible; --first) at_most_.push_back(at_most_.back() / step(first - 1));
  std::ranges::reverse(at_most_);
  for (auto k = mode;; ++k) {
    auto const next = at_most_.back() * step(k);
    // all that is left is less than a geometric series
    if (auto const steps = std::max(step(k), last_step); steps < 1 && next < negligible * (1 - steps)) break;
    at_most_.push_back(next);
  }
  first_ = static_cast<std::uint32_t>(first);
  std::partial_sum(at_most_.begin(), at_most_.end(), at_most_.begin());
  auto const total = at_most_.back();
  for (auto& one : at_most_) one /= total;
}

std::uint32_t NegativeBinomialDraw::draw(double uniform) const {
  auto const found = std::ranges::upper_bound(at_most_, uniform) - at_most_.begin();
  return first_ + static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(found, std::ssize(at_most_) - 1));
}

}  // namespace wardmote::analysis::scan
