#pragma once

#include <string>
#include <string_view>

#include "web/value.h"

namespace wardmote::web {

/// A list of objects, each with a RawJson (or null) member `geometry`, as a GeoJSON FeatureCollection (RFC 7946): the
/// other members are the properties of the feature.
std::string geojson_of(Value const& features);

/// A view with null for the `geometry` of each element of its member `features`: outlines are large, and what is not
/// GeoJSON does without.
Value without_outlines(Value const& view, std::string_view features);

}  // namespace wardmote::web
