#include "analysis/local/draw_product.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"

namespace wardmote::analysis::local {

DrawProduct::DrawProduct(std::size_t draws_max, std::size_t sum_max, double population)
    : width_(sum_max + 1),
      // C(n, k) (K/n)^k is at most e^K, and e^600 is a double.
      scale_(static_cast<double>(std::max<std::size_t>(draws_max, 1)) / std::max(population, 1.0)),
      reach_(draws_max + 1, -1),
      coefficients_((draws_max + 1) * width_) {
  ENSURE(draws_max <= draws_limit);
  reach_[0] = 0;
  coefficients_[0] = 1;
}

void DrawProduct::multiply(ValueCount group) {
  auto const most = std::min<std::size_t>(group.count, draws_max());
  std::vector<double> ways{1};
  for (std::size_t j = 1; j <= most; ++j)
    ways.push_back(ways.back() * scale_ * static_cast<double>(group.count - j + 1) / static_cast<double>(j));
  auto const sum_last = static_cast<std::ptrdiff_t>(sum_max());
  for (auto k = draws_max(); k > 0; --k) {  // from above, so that what is read is still of the old product
    double* const target = coefficients_.data() + k * width_;
    for (std::size_t j = 1; j <= std::min(most, k); ++j) {
      auto const shift = static_cast<std::ptrdiff_t>(j * group.value);
      auto const last = std::min(reach_[k - j], sum_last - shift);
      if (last < 0) continue;
      double const* const source = coefficients_.data() + (k - j) * width_;
      double const factor = ways[j];
      for (std::ptrdiff_t s = 0; s <= last; ++s) target[s + shift] += factor * source[s];
      reach_[k] = std::max(reach_[k], last + shift);
    }
  }
}

double DrawProduct::ways(std::size_t draws, double population) const {
  double ways = 1;
  for (std::size_t j = 1; j <= draws; ++j)
    ways *= scale_ * (population - static_cast<double>(j) + 1) / static_cast<double>(j);
  return ways;
}

DrawLaw::DrawLaw(DrawProduct const& product, std::size_t draws, double population) {
  auto const coefficients = product.of(draws);
  double const ways = product.ways(draws, population);
  exactly_.reserve(coefficients.size());
  for (double const coefficient : coefficients) exactly_.push_back(coefficient / ways);
  at_most_ = exactly_;
  at_least_ = exactly_;
  for (std::size_t s = 1; s < exactly_.size(); ++s) at_most_[s] += at_most_[s - 1];
  for (auto s = exactly_.size() - 1; s > 0; --s) at_least_[s - 1] += at_least_[s];
}

Tails DrawLaw::tails(std::size_t sum) const {
  ENSURE(sum < exactly_.size());
  return {std::min(1.0, at_least_[sum]), std::min(1.0, at_most_[sum]), std::min(1.0, exactly_[sum])};
}

}  // namespace wardmote::analysis::local
