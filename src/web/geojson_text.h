#pragma once

#include <string>

#include "web/value.h"

namespace wardmote::web {

/// A list of objects, each with a RawJson (or null) member `geometry`, as a GeoJSON FeatureCollection (RFC 7946): the
/// other members are the properties of the feature.
std::string geojson_of(Value const& features);

}  // namespace wardmote::web
