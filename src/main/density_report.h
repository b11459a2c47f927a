#pragma once

#include <optional>
#include <string>

#include "analysis/surface/accuracy.h"
#include "analysis/surface/bandwidth.h"
#include "analysis/surface/density.h"
#include "main/options.h"
#include "main/place_files.h"

namespace wardmote {

/// What `wardmote density` found.
struct DensityFindings {
  analysis::surface::Raster raster;
  Plane plane;
  analysis::surface::Density density;
  std::optional<analysis::surface::Bandwidth> chosen;  ///< if the bandwidth is not stated
  double bandwidth_m = 0;
  std::optional<std::int32_t> last_day;  ///< of the surface, with a bandwidth in time
  std::vector<std::uint32_t> counts;     ///< events in each cell, for what text may list; never printed
  std::optional<analysis::surface::Accuracy> accuracy;
};

/// As text for people, JSON, CSV (a line for each cell of the region) or GeoJSON (a square for each). No format states an
/// event or the number of events in a cell; text lists only cells that hold at least density_listed_min.
std::string density_report(Options::Density const& asked, DensityFindings const& found, OutputFormat format);

inline constexpr std::uint32_t density_listed_min = 5;

}  // namespace wardmote
