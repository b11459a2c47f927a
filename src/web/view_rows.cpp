#include "web/view_rows.h"

#include <algorithm>

#include "base/ensure.h"

namespace wardmote::web {
namespace {

Shape const* element_of_list(Shape const& shape, std::string_view name) {
  auto const at = std::ranges::find(shape.members, name, &Shape::Member::name);
  if (at == shape.members.end() || at->shape.kind != Shape::Kind::list) return nullptr;
  auto const& element = at->shape.members.front().shape;
  return element.kind == Shape::Kind::object ? &element : nullptr;
}

bool is_single(Shape const& shape) {
  return shape.kind != Shape::Kind::list && shape.kind != Shape::Kind::object && shape.kind != Shape::Kind::raw;
}

List const& list_in(Value const& object, std::string_view name) {
  auto const* const list = std::get_if<List>(&object[name].kinds());
  ENSURE(list != nullptr);
  return *list;
}

Object joined(Value const& outer, Value const& inner, Shape const& joined_shape, Shape const& inner_shape) {
  Object row;
  auto const outer_members = joined_shape.members.size() - inner_shape.members.size();
  for (std::size_t at = 0; at < outer_members; ++at)
    row.emplace_back(joined_shape.members[at].name, outer[joined_shape.members[at].name]);
  for (auto const& member : inner_shape.members) row.emplace_back(member.name, inner[member.name]);
  return row;
}

}  // namespace

std::optional<Shape> element_of_rows(Shape const& view, std::string_view rows) {
  auto const dot = rows.find('.');
  auto const* const outer = element_of_list(view, rows.substr(0, dot));
  if (outer == nullptr || dot == std::string_view::npos) return outer ? std::optional(*outer) : std::nullopt;
  auto const* const inner = element_of_list(*outer, rows.substr(dot + 1));
  if (inner == nullptr) return std::nullopt;
  Shape element{.kind = Shape::Kind::object};
  std::ranges::copy_if(outer->members, std::back_inserter(element.members), is_single, &Shape::Member::shape);
  std::ranges::copy(inner->members, std::back_inserter(element.members));
  return element;
}

ViewRows rows_of_view(Value const& view, Shape const& shape, std::string_view rows) {
  auto element = element_of_rows(shape, rows);
  ENSURE(element.has_value());  // the route was checked to have it
  auto const dot = rows.find('.');
  if (dot == std::string_view::npos) return {view[rows], std::move(*element)};
  auto const inner_name = rows.substr(dot + 1);
  auto const& inner_shape = *element_of_list(*element_of_list(shape, rows.substr(0, dot)), inner_name);
  List list;
  for (auto const& outer : list_in(view, rows.substr(0, dot)))
    for (auto const& inner : list_in(outer, inner_name)) list.emplace_back(joined(outer, inner, *element, inner_shape));
  return {Value(std::move(list)), std::move(*element)};
}

}  // namespace wardmote::web
