#include "analysis/scan/inference.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "analysis/scan/candidate.h"

namespace wardmote::analysis::scan {

Inference::Inference(std::span<double const> maxima, double observed, std::uint32_t stop_after) : maxima_(maxima) {
  std::uint32_t reached = 0;
  for (std::size_t i = 0; i < maxima.size() && stop_after > 0; ++i) {
    if (maxima[i] >= observed - tie_tolerance && ++reached == stop_after) {
      maxima_ = maxima.first(i + 1);
      is_stopped_ = true;
      return;
    }
  }
}

double Inference::p_value(double statistic) const {
  if (maxima_.empty()) return 1;
  auto const reached = static_cast<double>(
      std::ranges::count_if(maxima_, [&](double maximum) { return maximum >= statistic - tie_tolerance; }));
  auto const count = static_cast<double>(maxima_.size());
  return is_stopped_ ? std::max(1.0, reached) / count : (1 + reached) / (count + 1);
}

double Inference::gumbel_p(double statistic) const {
  auto const count = static_cast<double>(maxima_.size());
  double sum = 0, squares = 0;
  for (auto const maximum : maxima_) sum += maximum;
  auto const mean = sum / count;
  for (auto const maximum : maxima_) squares += (maximum - mean) * (maximum - mean);
  auto const scale = std::sqrt(squares / count) * std::sqrt(6.0) / std::numbers::pi;
  auto const mode = mean - std::numbers::egamma * scale;
  return -std::expm1(-std::exp(-(statistic - mode) / scale));
}

double Inference::smallest() const { return maxima_.empty() ? 0 : *std::ranges::min_element(maxima_); }

double recurrence_intervals(double p_value, double between, double analyses) {
  auto const one = analyses > 1 ? -std::expm1(std::log1p(-p_value) / analyses) : p_value;
  return between / one;
}

}  // namespace wardmote::analysis::scan
