#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/scan/input/area_sample.h"

namespace wardmote::analysis::scan {
namespace {

/// A square of side 10 with a hole of side 6 in its middle, and an island of side 2 in the hole.
Outline frame() {
  auto const square = [](double from, double to) {
    return std::vector<Position>{{from, from}, {to, from}, {to, to}, {from, to}, {from, from}};
  };
  return {square(0, 10), square(2, 8), square(4, 6)};
}

bool is_in_frame(Position const& point) {
  auto const from_middle = std::max(std::abs(point.x - 5), std::abs(point.y - 5));
  return from_middle < 1 || (from_middle > 3 && from_middle < 5);
}

TEST(AreaSample, its_points_lie_inside_and_as_many_in_each_part_as_its_share_of_the_area) {
  auto const points = points_inside(frame(), 680).value();
  EXPECT_EQ(points.size(), 680u);
  EXPECT_TRUE(std::ranges::all_of(points, is_in_frame));
  auto const in_island =
      std::ranges::count_if(points, [](auto const& one) { return std::abs(one.x - 5) < 1 && std::abs(one.y - 5) < 1; });
  EXPECT_NEAR(static_cast<double>(in_island), 680 * 4.0 / 68, 8);
  auto const left = std::ranges::count_if(points, [](auto const& one) { return one.x < 5; });
  EXPECT_NEAR(static_cast<double>(left), 340, 8);
}

TEST(AreaSample, more_points_begin_with_the_same_ones_and_the_order_and_direction_of_rings_change_nothing) {
  auto turned = frame();
  std::ranges::reverse(turned);
  for (auto& ring : turned) std::ranges::reverse(ring);
  auto const few = points_inside(frame(), 20).value(), many = points_inside(turned, 50).value();
  EXPECT_TRUE(std::ranges::equal(few, std::span(many).first(20)));
}

TEST(AreaSample, a_line_holds_none) { EXPECT_FALSE(points_inside({{{0, 0}, {1, 0}, {2, 0}, {0, 0}}}, 3)); }

}  // namespace
}  // namespace wardmote::analysis::scan
