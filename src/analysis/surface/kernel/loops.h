#pragma once

#include "analysis/surface/kernel/kernel.h"

namespace wardmote::analysis::surface::kernel {
namespace {

void add_scaled(double* __restrict to, double const* __restrict from, double weight, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += weight * from[i];
}

void mix(double* __restrict to, double const* __restrict rows, double const* __restrict weights,
         std::size_t row_count) {
  double sums[lanes] = {};
  for (std::size_t k = 0; k < row_count; ++k)
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += weights[k] * rows[k * lanes + lane];
  for (std::size_t lane = 0; lane < lanes; ++lane) to[lane] = sums[lane];
}

/// exp(x) for -700 <= x <= 0: 2^k times the Taylor series of the rest, which is at most ln 2 / 2.
inline double exp_of(double x) {
  constexpr double to_whole = 0x1.8p52;  // what is added to it has no room for a fraction
  double const shifted = x * 1.4426950408889634 + to_whole, k = shifted - to_whole;
  double const r = x - k * 0x1.62e42feep-1 - k * 0x1.a39ef35793c76p-33;  // ln 2 in two parts
  constexpr double factorials[] = {479001600, 39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6, 2, 1, 1};
  double series = 0;
  for (double const factorial : factorials) series = series * r + 1 / factorial;
  return series * __builtin_bit_cast(double, (__builtin_bit_cast(unsigned long long, shifted) + 1023) << 52);
}

inline constexpr std::size_t width = 16;

inline void add_under(double* __restrict sums, Bell bell, double const* __restrict x, double const* __restrict y,
                      double const* __restrict weights) {
  for (std::size_t lane = 0; lane < width; ++lane) {
    double const across = x[lane] - bell.x, up = y[lane] - bell.y, apart = across * across + up * up;
    bool const counts = apart <= bell.reach_squared;
    sums[lane] += (counts ? weights[lane] : 0) * exp_of(counts ? bell.scale * apart : 0);
  }
}

double sum_under(Bell bell, double const* x, double const* y, double const* weights, std::size_t count) {
  double sums[width] = {};
  std::size_t i = 0;
  for (; i + width <= count; i += width) add_under(sums, bell, x + i, y + i, weights + i);
  if (i < count) {
    double rest[3][width] = {};
    for (std::size_t lane = 0; i < count; ++lane, ++i)
      rest[0][lane] = x[i], rest[1][lane] = y[i], rest[2][lane] = weights[i];
    add_under(sums, bell, rest[0], rest[1], rest[2]);
  }
  for (std::size_t half = width / 2; half > 0; half /= 2)
    for (std::size_t lane = 0; lane < half; ++lane) sums[lane] += sums[lane + half];
  return sums[0];
}

}  // namespace
}  // namespace wardmote::analysis::surface::kernel
