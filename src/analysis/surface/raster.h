#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Where a surface is computed. See docs/methods/density.md.
namespace wardmote::analysis::surface {

/// A point of the plane, in metres.
struct Point {
  double x = 0;
  double y = 0;
  friend auto operator<=>(Point const&, Point const&) = default;
};

/// The boundary of a region: rings of one or several polygons, in any order and direction; closed or not.
using Rings = std::vector<std::vector<Point>>;

/// Square cells, row by row from the south-west corner (x_min, y_min). The region of study are the cells that `inside`
/// marks; empty: all of them.
struct Raster {
  double x_min = 0;
  double y_min = 0;
  double cell_m = 100;  ///< side, > 0
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::vector<std::uint8_t> inside;  ///< empty, or one for each cell: 1 in the region, 0 not

  std::size_t cells() const { return columns * rows; }
  std::size_t cells_inside() const;
  bool is_inside(std::size_t cell) const { return inside.empty() || inside[cell] != 0; }
  bool is_rectangle() const { return inside.empty(); }
  double cell_km2() const { return cell_m * cell_m * 1e-6; }
  Point corner(std::size_t column, std::size_t row) const;  ///< south-west corner of a cell
  Point centre(std::size_t cell) const;
  /// The cell of the region that holds a point; nothing if it lies outside. A cell has its western and southern side, and
  /// the last column and row have their other side as well.
  std::optional<std::size_t> cell_of(Point const& point) const;
};

/// How many cells `raster_around` would make; may be huge, or infinite.
double cells_around(std::span<Point const> points, double cell_m);

/// The least raster whose cells hold all points, with corners at multiples of `cell_m`: another set of points over the
/// same city has the same cells. Requires points, finite, cell_m > 0, and cells_around of at most 2^31.
Raster raster_around(std::span<Point const> points, double cell_m);

/// The raster with the cells in its region whose centre lies within the rings by the even-odd rule, for each of the outlines. A
/// centre in any of them is inside.
Raster cut_out(Raster raster, std::span<Rings const> outlines);

}  // namespace wardmote::analysis::surface
