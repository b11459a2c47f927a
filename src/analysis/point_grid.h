#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wardmote::analysis {

/// Points of the plane in square cells, to find those near a place without looking at all. Holds no coordinates: the
/// spans stay the caller's.
class PointGrid {
 public:
  /// Requires x.size() == y.size(), finite coordinates, side > 0. Cells are made larger where the points would need
  /// more than about four cells each.
  PointGrid(std::span<double const> x, std::span<double const> y, double side);

  /// A side whose cell holds about `points` of them.
  static double side_for(std::span<double const> x, std::span<double const> y, double points);

  double side() const { return side_; }

  /// Every point, cell by cell, row by row.
  std::span<std::uint32_t const> points() const { return points_; }

  /// take(first, end) for each row of cells that touch the square of half-side `reach` around (x, y): points()[first, end).
  /// Together all within `reach`, and some farther ones.
  template <class Take>
  void each_run_near(double x, double y, double reach, Take const& take) const {
    reach += 1e-6 * side_;  // more than a rounded difference can be off
    auto const left = cell(x - reach, x_min_, columns_), right = cell(x + reach, x_min_, columns_);
    auto const bottom = cell(y - reach, y_min_, rows_), top = cell(y + reach, y_min_, rows_);
    for (auto row = bottom; row <= top; ++row) take(first_[row * columns_ + left], first_[row * columns_ + right + 1]);
  }

  /// take(j) for each of these points, in a fixed order.
  template <class Take>
  void each_near(double x, double y, double reach, Take const& take) const {
    each_run_near(x, y, reach, [&](std::size_t first, std::size_t end) {
      for (auto at = first; at < end; ++at) take(points_[at]);
    });
  }

 private:
  std::size_t cell(double value, double least, std::size_t cells) const {
    double const at = std::floor((value - least) / side_);
    return at <= 0 ? 0 : at >= static_cast<double>(cells - 1) ? cells - 1 : static_cast<std::size_t>(at);
  }

  double side_;
  double x_min_ = 0, y_min_ = 0;
  std::size_t columns_ = 1, rows_ = 1;
  std::vector<std::size_t> first_;
  std::vector<std::uint32_t> points_;
};

}  // namespace wardmote::analysis
