#include "analysis/local/fourier.h"

#include <bit>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "base/ensure.h"

namespace wardmote::analysis::local {
namespace {

using Complex = std::complex<double>;

// Written out: the library's product first looks for infinities.
Complex product(Complex a, Complex b) {
  return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

void reverse_bits(std::vector<Complex>& values) {
  for (std::size_t i = 1, j = 0; i < values.size(); ++i) {
    auto bit = values.size() >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) std::swap(values[i], values[j]);
  }
}

}  // namespace

void transform(std::vector<Complex>& values, bool backwards) {
  auto const length = values.size();
  ENSURE(std::has_single_bit(length));
  reverse_bits(values);
  double const turn = (backwards ? 2 : -2) * std::numbers::pi / static_cast<double>(length);
  std::vector<Complex> roots(length / 2);
  for (std::size_t i = 0; i < roots.size(); ++i) roots[i] = std::polar(1.0, turn * static_cast<double>(i));
  for (std::size_t half = 1; half < length; half *= 2)
    for (std::size_t begin = 0; begin < length; begin += 2 * half)
      for (std::size_t i = 0; i < half; ++i) {
        auto& low = values[begin + i];
        auto& high = values[begin + half + i];
        auto const turned = product(high, roots[i * (length / 2 / half)]);
        high = low - turned;
        low += turned;
      }
  if (backwards)
    for (auto& value : values) value /= static_cast<double>(length);
}

}  // namespace wardmote::analysis::local
