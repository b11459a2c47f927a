#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// A point of the plane, or of the sphere in space.
struct Point {
  double x = 0, y = 0, z = 0;
  friend auto operator<=>(Point const&, Point const&) = default;
};

/// The numbers of the points in an order in which near ones are mostly near each other (Morton 1966); those in one of 2^21 steps
/// along each axis by number. Nothing for no points.
std::vector<std::uint32_t> side_by_side(std::span<Point const> points);

}  // namespace wardmote::analysis::scan
