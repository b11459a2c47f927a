#pragma once

#include <cstddef>

/// The inner loops of surfaces, compiled for several processors, and so without the standard library. Every product is rounded before it is added, in a fixed
/// order, so that all give the same bits.
namespace wardmote::analysis::surface::kernel {

inline constexpr std::size_t lanes = 32;

/// A Gaussian around a point, cut off at a distance.
struct Bell {
  double x, y;
  double scale;          ///< exp(scale * the square of a distance); >= -700 in all
  double reach_squared;  ///< nothing farther counts
};

struct Kernel {
  char const* name;
  /// to[i] += weight * from[i] for i < count; the two do not overlap.
  void (*add_scaled)(double* to, double const* from, double weight, std::size_t count);
  /// to[l] = the sum over k of weights[k] * rows[k * lanes + l], in ascending k, for l < lanes.
  void (*mix)(double* to, double const* rows, double const* weights, std::size_t row_count);
  /// The sum over i < count of weights[i] times the bell at (x[i], y[i]); each to about 1e-15 of itself.
  double (*sum_under)(Bell bell, double const* x, double const* y, double const* weights, std::size_t count);
};

/// The one of this file, and the same compiled for more instructions.
Kernel const& portable_kernel();
Kernel const& avx2_kernel();    ///< the portable one where the compiler has no other
Kernel const& avx512_kernel();  ///< likewise

}  // namespace wardmote::analysis::surface::kernel
