#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "domains/evidence/dataset.h"

namespace wardmote::evidence {

enum class AreaKind {
  country,
  province,
  region,
  municipality,
  police_service,
  census_metropolitan_area,
  census_tract,
  dissemination_area,
  neighbourhood,
  community,
};
BOOST_DESCRIBE_ENUM(AreaKind, country, province, region, municipality, police_service, census_metropolitan_area,
                    census_tract, dissemination_area, neighbourhood, community)

/// How well an outline is known: `approximate` ones say so on the map.
enum class GeometryQuality { exact, approximate, none };
BOOST_DESCRIBE_ENUM(GeometryQuality, exact, approximate, none)

struct Area {
  AreaKind kind = AreaKind::municipality;
  std::string code;
  Bilingual name;
  std::optional<std::string> parent_code;
  std::optional<std::int64_t> population;
  std::optional<int> population_year;
  std::optional<std::string> geometry;  ///< GeoJSON geometry, WGS84
  GeometryQuality geometry_quality = GeometryQuality::none;
  std::int64_t source_row = 0;
};

}  // namespace wardmote::evidence
