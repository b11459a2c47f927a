#include "analysis/surface/raster.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ensure.h"

namespace wardmote::analysis::surface {
namespace {

struct CellSpan {
  double first, cells;
};

/// Whole cells from a multiple of the side on.
CellSpan span_of(double least, double most, double cell_m) {
  double const first = std::floor(least / cell_m);
  return {first * cell_m, std::max(1.0, std::ceil(most / cell_m) - first)};
}

std::pair<CellSpan, CellSpan> spans_of(std::span<Point const> points, double cell_m) {
  ENSURE(!points.empty() && cell_m > 0);
  auto const [left, right] = std::ranges::minmax(points, {}, &Point::x);
  auto const [bottom, top] = std::ranges::minmax(points, {}, &Point::y);
  return {span_of(left.x, right.x, cell_m), span_of(bottom.y, top.y, cell_m)};
}

/// Where the rings cross the line of this y, ascending.
std::vector<double> crossings(Rings const& rings, double y) {
  std::vector<double> at;
  for (auto const& ring : rings)
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
      Point const &a = ring[before], &b = ring[i];
      if ((a.y > y) != (b.y > y)) at.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
  std::ranges::sort(at);
  return at;
}

std::optional<std::size_t> place_of(double value, double least, double cell_m, std::size_t cells) {
  double const at = (value - least) / cell_m, count = static_cast<double>(cells);
  if (!(at >= 0) || at > count) return std::nullopt;
  return std::min(static_cast<std::size_t>(at), cells - 1);
}

}  // namespace

std::size_t Raster::cells_inside() const {
  return inside.empty() ? cells() : std::accumulate(inside.begin(), inside.end(), std::size_t{0});
}

Point Raster::corner(std::size_t column, std::size_t row) const {
  return {x_min + cell_m * static_cast<double>(column), y_min + cell_m * static_cast<double>(row)};
}

Point Raster::centre(std::size_t cell) const {
  auto const south_west = corner(cell % columns, cell / columns);
  return {south_west.x + cell_m / 2, south_west.y + cell_m / 2};
}

std::optional<std::size_t> Raster::cell_of(Point const& point) const {
  auto const column = place_of(point.x, x_min, cell_m, columns), row = place_of(point.y, y_min, cell_m, rows);
  if (!column || !row) return std::nullopt;
  auto const cell = *row * columns + *column;
  return is_inside(cell) ? std::optional(cell) : std::nullopt;
}

double cells_around(std::span<Point const> points, double cell_m) {
  auto const [x, y] = spans_of(points, cell_m);
  return x.cells * y.cells;
}

Raster raster_around(std::span<Point const> points, double cell_m) {
  auto const [x, y] = spans_of(points, cell_m);
  ENSURE(x.cells * y.cells <= 2147483648.0);
  return {x.first, y.first, cell_m, static_cast<std::size_t>(x.cells), static_cast<std::size_t>(y.cells), {}};
}

Raster cut_out(Raster raster, std::span<Rings const> outlines) {
  std::vector<std::uint8_t> inside(raster.cells());
  for (std::size_t row = 0; row < raster.rows; ++row)
    for (auto const& rings : outlines) {
      auto const at = crossings(rings, raster.centre(row * raster.columns).y);
      for (std::size_t column = 0; column < raster.columns; ++column) {
        auto const cell = row * raster.columns + column;
        auto const west = std::ranges::upper_bound(at, raster.centre(cell).x) - at.begin();
        if (west % 2 == 1 && raster.is_inside(cell)) inside[cell] = 1;
      }
    }
  raster.inside = std::move(inside);
  return raster;
}

}  // namespace wardmote::analysis::surface
