#pragma once

#include <string>
#include <vector>

#include "domains/evidence/analyses/density_input.h"
#include "domains/evidence/analyses/density_request.h"

/// For the tests of this folder.
namespace wardmote::evidence::samples {

inline base::LocalDate day_of_year(int number) {
  using namespace std::chrono;
  return base::LocalDate(sys_days(year(2018) / 1 / 1) + days(number));
}

/// A square of about 11 km by 16 km, as two areas W and E.
inline std::vector<Area> density_areas() {
  auto const square = [](std::string code, double west, double east) {
    auto const corner = [](double longitude, double latitude) {
      return "[" + std::to_string(longitude) + "," + std::to_string(latitude) + "]";
    };
    Area area;
    area.code = std::move(code);
    area.geometry = R"({"type":"Polygon","coordinates":[[)" + corner(west, 43.5) + "," + corner(east, 43.5) + "," +
                    corner(east, 43.6) + "," + corner(west, 43.6) + "," + corner(west, 43.5) + "]]}";
    return area;
  };
  return {square("W", -79.6, -79.5), square("E", -79.5, -79.4)};
}

/// On each of 300 days two incidents somewhere in the square, and one within some 400 m of a place in E.
inline std::vector<DensityEvent> density_events() {
  std::vector<DensityEvent> made;
  for (int day = 0; day < 300; ++day) {
    auto const at = [&](double latitude, double longitude) {
      made.push_back({latitude, longitude, day_of_year(day), 1});
    };
    at(43.501 + 0.00033 * ((day * 97) % 297), -79.599 + 0.00066 * ((day * 53) % 299));
    at(43.501 + 0.00033 * ((day * 31) % 293), -79.599 + 0.00066 * ((day * 71) % 283));
    at(43.55 + 0.0006 * (day % 7 - 3), -79.45 + 0.0006 * (day % 11 - 5));
  }
  return made;
}

inline DensityInput density_input(std::int64_t without_place = 0) {
  DensityInput input{.events = density_events(), .without_place = without_place};
  input.region = region_around(input.events, density_areas(), 250);
  return input;
}

inline DensityRequest density_request() {
  return {.dataset = "millbrook", .from = day_of_year(0), .to = day_of_year(299), .held_out_from = day_of_year(200)};
}

}  // namespace wardmote::evidence::samples
