#pragma once

#include <functional>
#include <optional>
#include <string>

#include "analysis/scan/input/area_sample.h"
#include "base/refusal.h"

namespace wardmote {

/// An area of a file: its name, its rings as (latitude, longitude), and its geometry as GeoJSON.
struct NamedArea {
  std::string name;
  analysis::scan::Outline outline;
  std::string geometry;
};

/// Hands on each feature of a GeoJSON file (RFC 7946: longitude, latitude) with a polygon or polygons, named by `id` or by a
/// property that names a place; `take` gives what is wrong with it. Refuses file_unreadable, file_empty, and
/// scan_data_invalid with the number of the feature.
base::Answer<void> each_area(std::string const& file, std::function<std::optional<std::string>(NamedArea)> const& take);

}  // namespace wardmote
