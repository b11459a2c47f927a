#include <algorithm>

#include "base/ensure.h"
#include "web/json_text.h"
#include "web/openapi.h"

namespace wardmote::web {
namespace {

Value type(std::string_view name) { return Value(Object{{"type", text_value(name)}}); }

Value object_schema(Shape const& shape, Object& components) {
  Object properties;
  List required;
  for (auto const& [name, member] : shape.members) {
    properties.emplace_back(name, schema_of(member, components));
    required.push_back(text_value(name));  // a member that is not known is null, never left out
  }
  return Value(Object{{"type", text_value("object")},
                      {"properties", Value(std::move(properties))},
                      {"required", Value(std::move(required))}});
}

/// Requires that no two types have one name: one of them would be told of as the other.
Value reference_to(Shape const& shape, Object& components) {
  auto const name = component_name(shape.name);
  auto const at =
      static_cast<std::size_t>(std::ranges::find(components, name, &Object::value_type::first) - components.begin());
  bool const is_new = at == components.size();
  if (is_new) components.emplace_back(name, Value());  // before those that it refers to
  auto schema = object_schema(shape, components);
  ENSURE(is_new || json_of(components[at].second) == json_of(schema));
  components[at].second = std::move(schema);
  return Value(Object{{"$ref", text_value("#/components/schemas/" + name)}});
}

Value choice_schema(Shape const& shape) {
  List choices;
  for (auto const& choice : shape.choices) choices.push_back(text_value(choice));
  if (shape.optional) choices.push_back(Value());
  auto const kind = shape.optional ? Value(List{text_value("string"), text_value("null")}) : text_value("string");
  return Value(Object{{"type", kind}, {"enum", Value(std::move(choices))}});
}

Value present_schema(Shape const& shape, Object& components) {
  using Kind = Shape::Kind;
  switch (shape.kind) {
    case Kind::boolean: return type("boolean");
    case Kind::integer: return type("integer");
    case Kind::number: return type("number");
    case Kind::text: return type("string");
    case Kind::date: return Value(Object{{"type", text_value("string")}, {"format", text_value("date")}});
    case Kind::choice: return choice_schema(shape);
    case Kind::list:
      return Value(
          Object{{"type", text_value("array")}, {"items", schema_of(shape.members.front().shape, components)}});
    case Kind::object: return reference_to(shape, components);
    case Kind::raw:
    case Kind::nothing: break;
  }
  return Value(Object{});
}

}  // namespace

std::string component_name(std::string_view type_name) {
  static constexpr std::string_view house = "wardmote::";
  if (type_name.starts_with(house)) type_name.remove_prefix(house.size());
  std::string name;
  for (char const c : type_name) {
    bool const is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (is_plain)
      name += c;
    else if (!name.empty() && name.back() != '.')
      name += '.';
  }
  return name;
}

Value schema_of(Shape const& shape, Object& components) {
  auto schema = present_schema(shape, components);
  if (!shape.optional || shape.kind == Shape::Kind::choice || shape.kind == Shape::Kind::raw) return schema;
  return Value(Object{{"anyOf", Value(List{std::move(schema), type("null")})}});
}

}  // namespace wardmote::web
