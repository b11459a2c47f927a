#include "analysis/local/grid_law.h"

#include <algorithm>
#include <cmath>
#include <complex>

#include "analysis/local/fourier.h"
#include "base/ensure.h"

namespace wardmote::analysis::local {
namespace {

using Complex = std::complex<double>;

constexpr std::size_t length = std::size_t{1} << 17;

/// e_k(w) / C(n, k) for k = 0 … draws_max, from the transform of the histogram: power sum m at w is transform[m w].
/// k e_k = sum over m of (-1)^{m-1} e_{k-m} p_m.
void symmetric_means(std::vector<Complex> const& power, double population, std::size_t w, std::span<Complex> mean) {
  mean[0] = 1;
  for (std::size_t k = 1; k < mean.size(); ++k) {
    Complex sum = 0;
    double ratio = 1 / static_cast<double>(k);  // C(n, k-m) / C(n, k) / k, with its sign
    for (std::size_t m = 1; m <= k; ++m) {
      auto const drawn = static_cast<double>(k - m);
      ratio *= (drawn + 1) / (population - drawn);
      auto const& p = power[m * w % length];
      sum += (m % 2 == 1 ? ratio : -ratio) * Complex(mean[k - m].real() * p.real() - mean[k - m].imag() * p.imag(),
                                                     mean[k - m].real() * p.imag() + mean[k - m].imag() * p.real());
    }
    mean[k] = sum;
  }
}

std::vector<double> cumulated(std::vector<Complex> law) {
  transform(law, true);
  std::vector<double> sums;
  sums.reserve(length);
  double sum = 0;
  for (auto const& probability : law) sums.push_back(sum += std::max(0.0, probability.real()));
  return sums;
}

}  // namespace

GridLaw::GridLaw(std::span<double const> values, std::size_t draws_max, ForEach const& for_each)
    : population_(static_cast<double>(values.size())) {
  ENSURE(usable(values.size(), draws_max) && draws_max >= 1);
  auto const [low, high] = std::ranges::minmax(values);
  least_ = low;
  step_ = (high - low) * static_cast<double>(draws_max) / static_cast<double>(length - 1 - draws_max);
  if (!(step_ > 0)) step_ = 1;
  std::vector<Complex> power(length);
  for (double const value : values) power[static_cast<std::size_t>(steps_of(value))] += 1;
  transform(power, false);
  std::vector<std::vector<Complex>> laws(draws_max + 1, std::vector<Complex>(length));
  constexpr std::size_t piece = length / 32;
  for_each(32, [&](std::size_t task) {
    std::vector<Complex> mean(draws_max + 1);
    for (auto w = task * piece; w < (task + 1) * piece; ++w) {
      symmetric_means(power, population_, w, mean);
      for (std::size_t k = 0; k <= draws_max; ++k) laws[k][w] = mean[k];
    }
  });
  at_most_.resize(draws_max + 1);
  for_each(draws_max + 1, [&](std::size_t k) { at_most_[k] = cumulated(std::move(laws[k])); });
}

std::ptrdiff_t GridLaw::steps_of(double value) const {
  return static_cast<std::ptrdiff_t>(std::floor((value - least_) / step_));
}

double GridLaw::at_most(double steps, std::size_t draws, std::ptrdiff_t own_steps) const {
  auto const look_up = [&](std::size_t k, double s) {
    if (s < 0) return 0.0;
    return at_most_[k][s >= static_cast<double>(length) ? length - 1 : static_cast<std::size_t>(s)];
  };
  auto const own = static_cast<double>(own_steps);
  double without = steps - static_cast<double>(draws) * own >= 0 ? 1 : 0;
  for (std::size_t k = 1; k <= draws; ++k) {
    double const share = static_cast<double>(k) / population_;
    double const all = look_up(k, steps - static_cast<double>(draws - k) * own);
    without = (all - share * without) / (1 - share);
  }
  return std::clamp(without, 0.0, 1.0);
}

Tails GridLaw::tails(double sum, std::size_t draws, double own) const {
  auto const own_steps = steps_of(own);
  // A sum T of k values has between T - k and T steps; a hair more, for the rounding of the sum itself.
  double const steps = (sum - static_cast<double>(draws) * least_) / step_, hair = 1e-6;
  double const low = at_most(std::floor(steps + hair), draws, own_steps);
  double const below = std::ceil(steps - hair) - static_cast<double>(draws);  // the least that T could have
  double const high = 1 - at_most(below - 1, draws, own_steps);
  return {high, low, std::clamp(high + low - 1, 0.0, 1.0)};
}

}  // namespace wardmote::analysis::local
