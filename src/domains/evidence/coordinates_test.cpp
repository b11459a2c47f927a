#include "domains/evidence/coordinates.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

// From PROJ 9.1 (Debian 12), "+proj=utm +zone=10 +ellps=WGS84", inverse.
struct Known {
  double x, y, latitude, longitude;
};
constexpr Known known[] = {
    {491102.2439, 5459092.4351, 49.2845193851, -123.1223479857},
    {490228.7807, 5458208.3497, 49.2765535613, -123.1343368461},
    {500000.0000, 0.0000, 0.0000000000, -123.0000000000},
    {700000.0000, 9300000.0000, 83.4977872748, -106.9778679548},
    {150000.0000, 6000000.0000, 54.0291939621, -128.3456201503},
    {850000.0000, 5000000.0000, 45.0668537091, -118.5540574193},
};

TEST(Coordinates, of_utm_agree_with_proj_to_a_millimetre) {
  auto const system = coordinate_system_called("utm10n");
  ASSERT_TRUE(system);
  constexpr double millimetre_degrees = 1e-8;
  for (auto const& one : known) {
    auto const place = place_of(one.x, one.y, *system);
    ASSERT_TRUE(place);
    EXPECT_NEAR(place->latitude, one.latitude, millimetre_degrees);
    EXPECT_NEAR(place->longitude, one.longitude, 8 * millimetre_degrees) << "a degree is short near the pole";
  }
}

TEST(Coordinates, of_degrees_stay_as_they_are) {
  auto const place = place_of(-79.5, 43.7, *coordinate_system_called("wgs84"));
  ASSERT_TRUE(place);
  EXPECT_EQ(place->latitude, 43.7);
  EXPECT_EQ(place->longitude, -79.5);
}

TEST(Coordinates, outside_their_system_are_no_place) {
  EXPECT_FALSE(place_of(0, 0, *coordinate_system_called("utm10n")));
  EXPECT_FALSE(place_of(43.7, -179.5, *coordinate_system_called("wgs84")));
}

TEST(Coordinates, know_no_other_systems) {
  for (auto const* const name : {"", "utm", "utm0n", "utm61n", "utm10s", "lambert"})
    EXPECT_FALSE(coordinate_system_called(name)) << name;
}

}  // namespace
}  // namespace wardmote::evidence
