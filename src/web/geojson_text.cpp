#include "web/geojson_text.h"

#include "base/ensure.h"
#include "web/json_text.h"

namespace wardmote::web {
namespace {

constexpr std::string_view outline = "geometry";

Object const& members_of(Value const& value) {
  auto const* const members = std::get_if<Object>(&value.kinds());
  ENSURE(members != nullptr);
  return *members;
}

List const& elements_of(Value const& value) {
  auto const* const list = std::get_if<List>(&value.kinds());
  ENSURE(list != nullptr);
  return *list;
}

Value feature_of(Value const& element) {
  Object properties;
  for (auto const& member : members_of(element))
    if (member.first != outline) properties.push_back(member);
  return Value(Object{{"type", Value(std::string("Feature"))},
                      {std::string(outline), element[outline]},
                      {"properties", Value(std::move(properties))}});
}

}  // namespace

Value without_outlines(Value const& view, std::string_view features) {
  Object kept;
  for (auto const& [name, value] : members_of(view)) {
    if (name != features) {
      kept.emplace_back(name, value);
      continue;
    }
    List bare;
    for (auto const& element : elements_of(value)) {
      Object members;
      for (auto const& member : members_of(element))
        members.emplace_back(member.first, member.first == outline ? Value() : member.second);
      bare.emplace_back(std::move(members));
    }
    kept.emplace_back(name, std::move(bare));
  }
  return Value(std::move(kept));
}

std::string geojson_of(Value const& features) {
  List converted;
  for (auto const& element : elements_of(features)) converted.push_back(feature_of(element));
  return json_of(
      Value(Object{{"type", Value(std::string("FeatureCollection"))}, {"features", Value(std::move(converted))}}));
}

}  // namespace wardmote::web
