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

}  // namespace
}  // namespace wardmote::analysis::surface::kernel
