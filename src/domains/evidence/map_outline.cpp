#include "domains/evidence/map_outline.h"

#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>

#include "domains/evidence/simplified_rings.h"

namespace wardmote::evidence {
namespace {

using Json = nlohmann::json;

/// The rings of a geometry of GeoJSON (RFC 7946), wherever they stand in it.
std::vector<Json*> rings_in(Json& geometry) {
  std::vector<Json*> rings;
  if (!geometry.is_object() || !geometry.contains("type") || !geometry.contains("coordinates")) return rings;
  auto& coordinates = geometry["coordinates"];
  if (!coordinates.is_array()) return rings;
  if (geometry["type"] == "Polygon")
    for (auto& ring : coordinates) rings.push_back(&ring);
  if (geometry["type"] == "MultiPolygon")
    for (auto& polygon : coordinates)
      for (auto& ring : polygon) rings.push_back(&ring);
  return rings;
}

bool is_position(Json const& position) {
  return position.is_array() && position.size() >= 2 && position[0].is_number() && position[1].is_number();
}

/// No corner if a position of it is none.
Ring ring_of(Json const& positions) {
  Ring ring;
  if (!positions.is_array()) return ring;
  for (auto const& position : positions) {
    if (!is_position(position)) return {};
    ring.push_back({.latitude = position[1].get<double>(), .longitude = position[0].get<double>()});
  }
  return ring;
}

double to_a_metre(double degrees) { return std::round(degrees * 1e5) / 1e5; }

Json positions_of(Ring const& ring) {
  Json positions = Json::array();
  for (auto const& place : ring) positions.push_back({to_a_metre(place.longitude), to_a_metre(place.latitude)});
  return positions;
}

}  // namespace

void simplify_outlines(std::vector<Area>& areas) {
  std::vector<std::optional<Json>> geometries;
  for (auto const& area : areas)
    geometries.push_back(area.geometry ? std::optional(Json::parse(*area.geometry, nullptr, false)) : std::nullopt);
  std::vector<Json*> places;
  std::vector<Ring> rings;
  for (auto& geometry : geometries) {
    if (!geometry) continue;
    for (auto* const positions : rings_in(*geometry)) {
      places.push_back(positions);
      rings.push_back(ring_of(*positions));
    }
  }
  auto const thinner = simplified_rings(rings, map_tolerance_m);
  for (std::size_t at = 0; at < places.size(); ++at)
    if (!thinner[at].empty()) *places[at] = positions_of(thinner[at]);
  for (std::size_t at = 0; at < areas.size(); ++at)
    if (geometries[at] && !geometries[at]->is_discarded()) areas[at].geometry = geometries[at]->dump();
}

}  // namespace wardmote::evidence
