#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/surface/raster.h"
#include "base/clock.h"
#include "domains/evidence/area.h"

namespace wardmote::evidence {

/// Incidents at a place on a day. They go into a surface and are shown nowhere.
struct DensityEvent {
  double latitude = 0;  ///< degrees, WGS84, to the millionth
  double longitude = 0;
  base::LocalDate day{};
  std::int64_t incidents = 0;
  friend auto operator<=>(DensityEvent const&, DensityEvent const&) = default;
};

/// The cells of a study, on the plane x = R cos(latitude) longitude, y = R latitude.
struct DensityRegion {
  double latitude = 0;  ///< that is right from east to west, in degrees
  analysis::surface::Raster raster{};
  std::vector<std::string> areas{};  ///< codes
  std::vector<int>
      area_of_cell{};  ///< index into areas, -1: in none, and so not in the region; empty: no outlines are held
  analysis::surface::Point in_metres(double latitude_of, double longitude_of) const;
  struct Degrees {
    double latitude = 0;
    double longitude = 0;
  };
  Degrees in_degrees(analysis::surface::Point const& metres) const;
};

struct DensityInput {
  std::vector<DensityEvent> events{};  ///< whose place is public, in order
  std::int64_t without_place = 0;      ///< incidents of the choice whose place is not
  DensityRegion region{};
  bool is_empty() const { return events.empty() && without_place == 0; }
};

/// The hash of all of it, hexadecimal.
std::string hash_of(DensityInput const& input);

/// More cells would make pages and files too large: they are made wider, 50 m at a time.
inline constexpr double density_cells_max = 12'000;

/// Cells around the events, of `cell_m` or wider, of which those count whose middle lies in an area with an outline; all, if no
/// area has one.
DensityRegion region_around(std::vector<DensityEvent> const& events, std::vector<Area> const& areas, int cell_m);

}  // namespace wardmote::evidence
