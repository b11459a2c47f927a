#include "main/scan_areas.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "main/scan_columns.h"
#include "main/whole_file.h"

namespace wardmote {
namespace {

using Json = nlohmann::ordered_json;
using Fault = std::optional<std::string>;

Json member(Json const& object, char const* name) { return object.is_object() ? object.value(name, Json()) : Json(); }

std::string text_of(Json const& value) {
  return value.is_string() ? value.get<std::string>() : value.is_number_integer() ? value.dump() : "";
}

std::string name_of(Json const& feature) {
  auto const properties = member(feature, "properties");
  if (properties.is_object())
    for (auto const& [name, value] : properties.items())
      if (scan_columns::is_one_of(base::lower_ascii(name), scan_columns::place) && !text_of(value).empty())
        return text_of(value);
  return text_of(member(feature, "id"));
}

Fault take_ring(Json const& corners, analysis::scan::Outline& outline) {
  if (!corners.is_array() || corners.size() < 4) return "a ring of it has fewer than four corners";
  auto& ring = outline.emplace_back();
  for (auto const& corner : corners) {
    if (!corner.is_array() || corner.size() < 2 || !corner[0].is_number() || !corner[1].is_number())
      return "a corner of it is no pair of numbers";
    auto const longitude = corner[0].get<double>(), latitude = corner[1].get<double>();
    if (std::abs(longitude) > 180 || std::abs(latitude) > 90)
      return "a corner of it is " + corner.dump() + ", no longitude and latitude in degrees";
    ring.push_back({latitude, longitude});
  }
  return std::nullopt;
}

Fault take_polygon(Json const& rings, analysis::scan::Outline& outline) {
  if (!rings.is_array() || rings.empty()) return "it has no rings";
  for (auto const& ring : rings)
    if (auto fault = take_ring(ring, outline)) return fault;
  return std::nullopt;
}

Fault take_geometry(Json const& geometry, analysis::scan::Outline& outline) {
  auto const kind = text_of(member(geometry, "type"));
  auto const coordinates = member(geometry, "coordinates");
  if (kind == "Polygon") return take_polygon(coordinates, outline);
  if (kind != "MultiPolygon" || !coordinates.is_array() || coordinates.empty())
    return "its geometry is no Polygon or MultiPolygon";
  for (auto const& polygon : coordinates)
    if (auto fault = take_polygon(polygon, outline)) return fault;
  return std::nullopt;
}

Fault take_feature(Json const& feature, std::function<Fault(NamedArea)> const& take) {
  NamedArea area{.name = name_of(feature), .outline = {}, .geometry = {}};
  if (area.name.empty()) return "it has no id, and no property id, place or area";
  auto const geometry = member(feature, "geometry");
  if (auto fault = take_geometry(geometry, area.outline)) return fault;
  area.geometry = geometry.dump();
  return take(std::move(area));
}

base::Refusal refused(std::string reason) {
  return {base::RefusalCode::scan_data_invalid, {{"reason", std::move(reason)}}};
}

}  // namespace

base::Answer<void> each_area(std::string const& file, std::function<Fault(NamedArea)> const& take) {
  auto const text = text_of_file(file);
  if (!text) return std::unexpected(text.error());
  auto const features = member(Json::parse(*text, nullptr, false), "features");
  if (!features.is_array()) return std::unexpected(refused(file + " is no FeatureCollection of GeoJSON"));
  if (features.empty()) return base::refuse(base::RefusalCode::file_empty, {{"file", file}});
  for (std::size_t i = 0; i < features.size(); ++i)
    if (auto const fault = take_feature(features[i], take))
      return std::unexpected(refused("feature " + std::to_string(i + 1) + " of " + file + ": " + *fault));
  return {};
}

}  // namespace wardmote
