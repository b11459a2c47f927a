#pragma once

#include <optional>
#include <string_view>

namespace wardmote::evidence {

/// A place on the earth, in degrees on WGS84.
struct Position {
  double latitude = 0;
  double longitude = 0;
};

/// The coordinates that a file gives: degrees (x = longitude), or metres of a UTM zone of the northern half ("utm10n").
struct CoordinateSystem {
  int utm_zone = 0;  ///< 1..60; 0: degrees on WGS84
};

/// "wgs84" or "utm<1..60>n"; nothing for another name.
std::optional<CoordinateSystem> coordinate_system_called(std::string_view name);

/// The place; nothing if it is outside the system (a latitude above 90, an easting outside 100–900 km). The inverse
/// transverse Mercator is Krüger's series to the order n^4, as in C. F. F. Karney, "Transverse Mercator with an
/// accuracy of a few nanometers", J. Geodesy 85 (2011); good to a millimetre inside a zone.
std::optional<Position> place_of(double x, double y, CoordinateSystem system);

}  // namespace wardmote::evidence
