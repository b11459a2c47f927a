#include "domains/evidence/area_finder.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <nlohmann/json.hpp>

namespace wardmote::evidence {
namespace {

namespace bg = boost::geometry;
using Json = nlohmann::json;
using Point = bg::model::d2::point_xy<double>;
using Polygon = bg::model::polygon<Point>;
using Polygons = bg::model::multi_polygon<Polygon>;

/// Most areas are ruled out by their box.
struct AreaBox {
  double west = 180, east = -180, south = 90, north = -90;

  void take(Point const& point) {
    west = std::min(west, point.x());
    east = std::max(east, point.x());
    south = std::min(south, point.y());
    north = std::max(north, point.y());
  }
  bool covers(Position place) const {
    return place.longitude >= west && place.longitude <= east && place.latitude >= south && place.latitude <= north;
  }
};

Polygon::ring_type ring_of(Json const& positions) {
  Polygon::ring_type ring;
  for (auto const& position : positions)
    if (position.is_array() && position.size() >= 2 && position[0].is_number() && position[1].is_number())
      ring.emplace_back(position[0].get<double>(), position[1].get<double>());
  return ring;
}

Polygon polygon_of(Json const& rings) {
  Polygon polygon;
  if (!rings.is_array()) return polygon;
  for (std::size_t i = 0; i < rings.size(); ++i)
    (i == 0 ? polygon.outer() : polygon.inners().emplace_back()) = ring_of(rings[i]);
  bg::correct(polygon);
  return polygon;
}

/// A geometry of GeoJSON (RFC 7946); no polygons for anything but Polygon and MultiPolygon.
Polygons polygons_of(std::string const& geometry) {
  auto const json = Json::parse(geometry, nullptr, false);
  Polygons polygons;
  if (!json.is_object() || !json.contains("coordinates") || !json.contains("type")) return polygons;
  auto const& coordinates = json["coordinates"];
  if (json["type"] == "Polygon") polygons.push_back(polygon_of(coordinates));
  if (json["type"] == "MultiPolygon" && coordinates.is_array())
    for (auto const& rings : coordinates) polygons.push_back(polygon_of(rings));
  return polygons;
}

}  // namespace

struct AreaFinder::Outline {
  std::string code;
  Polygons polygons;
  AreaBox box;
};

AreaFinder::AreaFinder(std::vector<Area> const& areas) {
  for (auto const& area : areas) {
    if (!area.geometry) continue;
    Outline outline{.code = area.code, .polygons = polygons_of(*area.geometry), .box = {}};
    if (bg::is_empty(outline.polygons)) continue;
    for (auto const& polygon : outline.polygons)
      for (auto const& corner : polygon.outer()) outline.box.take(corner);
    outlines_.push_back(std::move(outline));
  }
}

AreaFinder::~AreaFinder() = default;
AreaFinder::AreaFinder(AreaFinder&&) noexcept = default;

std::string AreaFinder::code_at(Position place) const {
  Point const point(place.longitude, place.latitude);
  for (auto const& outline : outlines_)
    if (outline.box.covers(place) && bg::covered_by(point, outline.polygons)) return outline.code;
  return {};
}

}  // namespace wardmote::evidence
