#include "domains/evidence/simplified_rings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

namespace wardmote::evidence {
namespace {

constexpr double degree_m = 111'195;  // of latitude; on the equator of longitude too

bool same(Position a, Position b) { return a.latitude == b.latitude && a.longitude == b.longitude; }

double from_piece_m(Position corner, Position from, Position to) {
  auto const dx = to.longitude - from.longitude, dy = to.latitude - from.latitude;
  auto const px = corner.longitude - from.longitude, py = corner.latitude - from.latitude;
  auto const length = dx * dx + dy * dy;
  auto const along = length == 0 ? 0 : std::clamp((px * dx + py * dy) / length, 0.0, 1.0);
  return std::hypot(px - along * dx, py - along * dy) * degree_m;
}

double from_line_m(Position corner, Ring const& line) {
  double nearest = 1e9;
  for (std::size_t at = 0; at + 1 < line.size(); ++at)
    nearest = std::min(nearest, from_piece_m(corner, line[at], line[at + 1]));
  return nearest;
}

/// A ragged line eastwards on the equator from `west` to `east`, a corner every hundredth.
Ring coast(double west, double east, double latitude, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> raggedness(-0.002, 0.002);
  Ring line;
  for (double longitude = west; longitude < east + 0.0005; longitude += 0.001)
    line.push_back({latitude + raggedness(random), longitude});
  return line;
}

/// Two areas with a ragged border between them: the northern one is drawn one way around, the southern one the other.
std::vector<Ring> neighbours(unsigned seed) {
  auto const border = coast(0, 1, 0, seed);
  Ring north(border), south(border.rbegin(), border.rend());
  north.insert(north.end(), {{0.5, 1}, {0.5, 0}, border.front()});
  south.insert(south.end(), {{-0.5, 0}, {-0.5, 1}, border.back()});
  return {north, south};
}

TEST(SimplifiedRings, LoseNoCornerFartherFromTheLineThanTheTolerance) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    auto const whole = neighbours(seed);
    auto const thin = simplified_rings(whole, 150);
    for (std::size_t ring = 0; ring < whole.size(); ++ring)
      for (auto const& corner : whole[ring]) ASSERT_LE(from_line_m(corner, thin[ring]), 150.001) << seed;
  }
}

TEST(SimplifiedRings, HaveFewerCornersAndAllOfThemAreOld) {
  auto const whole = neighbours(7);
  auto const thin = simplified_rings(whole, 150);
  EXPECT_LT(thin[0].size() * 2, whole[0].size());
  for (auto const& corner : thin[0])
    EXPECT_TRUE(std::ranges::any_of(whole[0], [&](Position old) { return same(old, corner); }));
}

TEST(SimplifiedRings, OfNeighboursKeepTheirBorderInCommonWhicheverWayEachIsDrawn) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    auto const thin = simplified_rings(neighbours(seed), 150);
    auto const along_border = [](Ring const& ring) {
      std::set<std::pair<double, double>> corners;
      for (auto const& corner : ring)
        if (std::abs(corner.latitude) < 0.1) corners.emplace(corner.longitude, corner.latitude);
      return corners;
    };
    EXPECT_EQ(along_border(thin[0]), along_border(thin[1])) << seed;
  }
}

TEST(SimplifiedRings, OfAnIslandAndTheHoleItLiesInStayTheSameLine) {
  Ring island;
  for (int step = 0; step < 360; ++step)
    island.push_back({0.1 * std::sin(step * 0.01745) * (1 + 0.01 * (step % 7)), 0.1 * std::cos(step * 0.01745)});
  island.push_back(island.front());
  Ring hole(island.rbegin(), island.rend());
  std::rotate(hole.begin(), hole.begin() + 100, hole.end() - 1);
  hole.back() = hole.front();
  auto const thin = simplified_rings({island, hole}, 100);
  std::set<std::pair<double, double>> of_island, of_hole;
  for (auto const& corner : thin[0]) of_island.emplace(corner.longitude, corner.latitude);
  for (auto const& corner : thin[1]) of_hole.emplace(corner.longitude, corner.latitude);
  EXPECT_EQ(of_island, of_hole);
  EXPECT_LT(thin[0].size(), island.size());
}

TEST(SimplifiedRings, SmallerThanTheToleranceStayWhole) {
  Ring const yard{{0, 0}, {0, 0.0001}, {0.0001, 0.0001}, {0.0001, 0}, {0, 0}};
  EXPECT_EQ(simplified_rings({yard}, 1000)[0].size(), yard.size());
}

TEST(SimplifiedRings, StayClosed) {
  for (auto const& ring : simplified_rings(neighbours(3), 300)) EXPECT_TRUE(same(ring.front(), ring.back()));
}

TEST(SimplifiedRings, WithoutAnyCornerOrRingAreLeftAlone) {
  EXPECT_TRUE(simplified_rings({}, 10).empty());
  EXPECT_TRUE(simplified_rings({{}}, 10)[0].empty());
}

}  // namespace
}  // namespace wardmote::evidence
