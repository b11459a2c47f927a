#include "web/page_helpers.h"

#include <algorithm>

namespace wardmote::web {
namespace {

void add(Object& object, std::string name, Value value) {
  auto const is_there = std::ranges::any_of(object, [&](auto const& member) { return member.first == name; });
  if (!is_there) object.emplace_back(std::move(name), std::move(value));
}

Shape const& member_shape(Shape const& shape, std::string_view name) {
  static Shape const unknown;
  auto const at = std::ranges::find(shape.members, name, &Shape::Member::name);
  return at == shape.members.end() ? unknown : at->shape;
}

void add_choices(Object& object, std::string const& name, Value const& value, Shape const& shape) {
  auto const* chosen = std::get_if<std::string>(&value.kinds());
  for (auto const& choice : shape.choices) {
    bool const is_chosen = chosen != nullptr && *chosen == choice;
    add(object, "is_" + choice, Value(is_chosen));
    add(object, name + "_is_" + choice, Value(is_chosen));
  }
}

void add_helpers_of(Object& object, std::string const& name, Value const& value, Shape const& shape) {
  if (auto const* list = std::get_if<List>(&value.kinds())) {
    add(object, "has_" + name, Value(!list->empty()));
    add(object, name + "_count", Value(static_cast<std::int64_t>(list->size())));
  } else if (shape.optional) {
    add(object, "has_" + name, Value(!std::holds_alternative<std::monostate>(value.kinds())));
  }
  if (shape.kind == Shape::Kind::choice) add_choices(object, name, value, shape);
}

Value helped_object(Object const& members, Shape const& shape) {
  Object object;
  for (auto const& [name, value] : members) object.emplace_back(name, with_helpers(value, member_shape(shape, name)));
  for (auto const& [name, value] : members) add_helpers_of(object, name, value, member_shape(shape, name));
  return Value(std::move(object));
}

Value helped_list(List const& elements, Shape const& shape) {
  static Shape const unknown;
  auto const& element_shape = shape.members.empty() ? unknown : shape.members.front().shape;
  List list;
  for (std::size_t at = 0; at < elements.size(); ++at) {
    auto element = with_helpers(elements[at], element_shape);
    if (auto const* members = std::get_if<Object>(&element.kinds())) {
      auto object = *members;
      add(object, "first", Value(at == 0));
      add(object, "last", Value(at + 1 == elements.size()));
      add(object, "number", Value(static_cast<std::int64_t>(at + 1)));
      element = Value(std::move(object));
    }
    list.push_back(std::move(element));
  }
  return Value(std::move(list));
}

}  // namespace

Value with_helpers(Value const& view, Shape const& shape) {
  if (auto const* members = std::get_if<Object>(&view.kinds())) return helped_object(*members, shape);
  if (auto const* elements = std::get_if<List>(&view.kinds())) return helped_list(*elements, shape);
  return view;
}

}  // namespace wardmote::web
