#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/local/tails.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::local {

/// A value of a population of whole numbers and how often it occurs.
struct ValueCount {
  std::uint32_t value = 0;
  std::uint32_t count = 0;
};

/// The generating function of draws without replacement, prod over values v of (1 + t u^v)^{count}: the coefficient of
/// t^k u^s counts the ways to draw k with sum s. t is scaled so that nothing overflows. Only sums and products of
/// numbers that are not negative: every coefficient is as accurate as doubles are, however small.
class DrawProduct {
 public:
  /// The empty product. `draws_max` <= draws_limit; sums above `sum_max` are not needed and not kept.
  DrawProduct(std::size_t draws_max, std::size_t sum_max, double population);
  static constexpr std::size_t draws_limit = 600;

  /// Multiplies by (1 + t u^v)^{count}. Cost: draws x min(draws, count) x sum.
  void multiply(ValueCount group);

  std::size_t draws_max() const { return reach_.size() - 1; }
  std::size_t sum_max() const { return width_ - 1; }
  /// The coefficients of t^draws, in ascending order of the sum.
  std::span<double const> of(std::size_t draws) const {
    return std::span(coefficients_).subspan(draws * width_, width_);
  }
  /// What divides the coefficients of t^draws to make them the law of the sum of `draws` out of `population`.
  double ways(std::size_t draws, double population) const;

 private:
  std::size_t width_;
  double scale_;
  std::vector<std::ptrdiff_t> reach_;  // largest sum so far by number of draws; -1: none
  std::vector<double> coefficients_;   // by draws, then by sum
};

/// The tails of every sum of `draws` without replacement from a population that a product describes.
class DrawLaw {
 public:
  DrawLaw(DrawProduct const& product, std::size_t draws, double population);
  /// Requires that the sum is one that can be drawn and was kept.
  Tails tails(std::size_t sum) const;

 private:
  std::vector<double> at_least_;
  std::vector<double> at_most_;
  std::vector<double> exactly_;
};

}  // namespace wardmote::analysis::local
