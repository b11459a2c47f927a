#include "domains/evidence/map_outline.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

std::string shown(std::string geometry) {
  std::vector<Area> areas(1);
  areas[0].geometry = std::move(geometry);
  simplify_outlines(areas);
  return *areas[0].geometry;
}

TEST(MapOutline, LeavesOutCornersOnAStraightLineAndDigitsBelowAMetre) {
  EXPECT_EQ(
      shown(
          R"({"type":"Polygon","coordinates":[[[-79.5000001,43],[-79.45,43],[-79.4,43],[-79.4,43.1],[-79.5000001,43]]]})"),
      R"({"coordinates":[[[-79.5,43.0],[-79.4,43.0],[-79.4,43.1],[-79.5,43.0]]],"type":"Polygon"})");
}

TEST(MapOutline, KeepsEveryPieceAndHoleOfAnArea) {
  EXPECT_EQ(
      shown(
          R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]],[[0.5,0.1],[0.9,0.1],[0.9,0.5],[0.5,0.1]]],[[[5,5],[6,5],[6,6],[5,5]]]]})"),
      R"({"coordinates":[[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]],[[0.5,0.1],[0.9,0.1],[0.9,0.5],[0.5,0.1]]],[[[5.0,5.0],[6.0,5.0],[6.0,6.0],[5.0,5.0]]]],"type":"MultiPolygon"})");
}

TEST(MapOutline, LeavesWhatIsNoPolygonAsItIs) {
  for (std::string const geometry :
       {R"({"coordinates":[1.123456789,2],"type":"Point"})", "no JSON", R"({"coordinates":"none","type":"Polygon"})",
        R"({"coordinates":[[["a","b"]],7],"type":"Polygon"})", R"({"coordinates":[7],"type":"MultiPolygon"})"})
    EXPECT_EQ(shown(geometry), geometry);
}

TEST(MapOutline, OfAnAreaWithoutOneIsNone) {
  std::vector<Area> areas(1);
  simplify_outlines(areas);
  EXPECT_EQ(areas[0].geometry, std::nullopt);
}

}  // namespace
}  // namespace wardmote::evidence
