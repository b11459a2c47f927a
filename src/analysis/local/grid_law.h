#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/local/tails.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::local {

/// The law of the sum of k values drawn without replacement from real values, by rounding them down to a grid of 2^17
/// steps across the largest sum. What is lost is known - less than k steps - so the tails are bounds: never smaller than
/// the true ones, and larger by no more than the probability of k steps around the observed sum. The law of the full
/// population comes from Newton's identities between power sums and elementary symmetric functions of the Fourier
/// transform; one value is left out by F_k^{-i}(s) = (F_k(s) - (k/n) F_{k-1}^{-i}(s - x_i)) / (1 - k/n).
/// Absolute error from rounding about 1e-13. Cost: draws_max transforms, then `draws` look-ups a place.
class GridLaw {
 public:
  /// Requires `usable`, finite values.
  GridLaw(std::span<double const> values, std::size_t draws_max, ForEach const& for_each = in_order);
  /// Whether the identities stay accurate and the tables small: at most a quarter of the values drawn, 64 at most.
  static bool usable(std::size_t values, std::size_t draws_max) { return draws_max <= 64 && 4 * draws_max <= values; }

  /// The tails of `sum`, the sum of `draws` values of places other than the one whose value is `own`.
  Tails tails(double sum, std::size_t draws, double own) const;

 private:
  double at_most(double steps, std::size_t draws, std::ptrdiff_t own_steps) const;
  std::ptrdiff_t steps_of(double value) const;

  double least_ = 0;
  double step_ = 1;
  double population_ = 0;
  std::vector<std::vector<double>> at_most_;  // by draws: P(sum of steps <= s), all places in
};

}  // namespace wardmote::analysis::local
