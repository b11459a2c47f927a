#include "analysis/scan/input/area_sample.h"

#include <algorithm>
#include <limits>

namespace wardmote::analysis::scan {
namespace {

constexpr std::size_t tries_for_each = 100'000;

/// The digits of a number behind the point, the last one first.
double mirrored(std::size_t number, std::size_t base) {
  double value = 0, digit = 1;
  for (; number > 0; number /= base) value += static_cast<double>(number % base) * (digit /= static_cast<double>(base));
  return value;
}

/// By the edges that a ray eastwards crosses.
bool is_inside(Outline const& outline, Position const& point) {
  bool inside = false;
  for (auto const& ring : outline)
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
      auto const &a = ring[i], &b = ring[before];
      if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  return inside;
}

}  // namespace

std::optional<std::vector<Position>> points_inside(Outline const& outline, std::size_t count) {
  constexpr auto far = std::numeric_limits<double>::infinity();
  Position low{far, far}, high{-far, -far};
  for (auto const& ring : outline)
    for (auto const& corner : ring) {
      low = {std::min(low.x, corner.x), std::min(low.y, corner.y)};
      high = {std::max(high.x, corner.x), std::max(high.y, corner.y)};
    }
  std::vector<Position> points;
  for (std::size_t number = 1; points.size() < count; ++number) {
    if (number > tries_for_each * (points.size() + 1)) return std::nullopt;
    Position const point{low.x + mirrored(number, 2) * (high.x - low.x),
                         low.y + mirrored(number, 3) * (high.y - low.y)};
    if (is_inside(outline, point)) points.push_back(point);
  }
  return points;
}

}  // namespace wardmote::analysis::scan
