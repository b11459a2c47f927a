#include "web/geojson_text.h"

#include "base/ensure.h"
#include "web/json_text.h"

namespace wardmote::web {
namespace {

Value feature_of(Value const& element) {
  auto const* members = std::get_if<Object>(&element.kinds());
  ENSURE(members != nullptr);
  Object properties;
  for (auto const& member : *members)
    if (member.first != "geometry") properties.push_back(member);
  return Value(Object{{"type", Value(std::string("Feature"))},
                      {"geometry", element["geometry"]},
                      {"properties", Value(std::move(properties))}});
}

}  // namespace

std::string geojson_of(Value const& features) {
  auto const* list = std::get_if<List>(&features.kinds());
  ENSURE(list != nullptr);
  List converted;
  for (auto const& element : *list) converted.push_back(feature_of(element));
  return json_of(
      Value(Object{{"type", Value(std::string("FeatureCollection"))}, {"features", Value(std::move(converted))}}));
}

}  // namespace wardmote::web
