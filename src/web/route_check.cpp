#include "web/route_check.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "web/route_finder.h"
#include "web/view_rows.h"

namespace wardmote::web {
namespace {

[[noreturn]] void refuse_start(Route const& route, std::string const& lack) {
  throw std::runtime_error("The route “" + route.info.name + "” (" + route.info.path + ") " + lack);
}

bool offers(Route const& route, Format format) {
  return std::ranges::find(route.info.formats, format) != route.info.formats.end();
}

Shape const* member_of(Shape const& shape, std::string_view name) {
  auto const at = std::ranges::find(shape.members, name, &Shape::Member::name);
  return at == shape.members.end() ? nullptr : &at->shape;
}

bool is_list_of_objects(Shape const* shape) {
  return shape != nullptr && shape->kind == Shape::Kind::list &&
         shape->members.front().shape.kind == Shape::Kind::object;
}

void check_path(Route const& route) {
  if (!route.info.path.starts_with('/') || (route.info.path.size() > 1 && route.info.path.ends_with('/')))
    refuse_start(route, "has a path that does not begin with “/”, or ends with it.");
  for (auto const& part : parts_of(route.info.path)) {
    auto const placeholder = placeholder_of(part);
    if (!placeholder.empty() && member_of(route.query_shape, placeholder) == nullptr)
      refuse_start(route, "has {" + std::string(placeholder) + "} in its path, and no such member in its query.");
  }
}

void check_statements(Route const& route) {
  if (route.info.name.empty()) refuse_start(route, "has no name.");
  if (!route.info.policy) refuse_start(route, "has no policy: state who may use it.");
  if (route.info.title.empty() || route.info.summary.empty()) refuse_start(route, "has no title or no summary.");
  if (route.info.formats.empty()) refuse_start(route, "offers no format.");
  if ((offers(route, Format::html) || offers(route, Format::pdf)) && route.info.page.empty())
    refuse_start(route, "offers HTML or PDF and names no page.");
}

void check_upload(Route const& route) {
  if ((route.info.upload_bytes_max > 0) != !route.info.file_field.empty())
    refuse_start(route, "states one of upload_bytes_max and file_field without the other.");
}

void check_lists(Route const& route) {
  if (offers(route, Format::csv) && !element_of_rows(route.view_shape, route.info.rows))
    refuse_start(route, "offers CSV, and its view has no list of structs called “" + route.info.rows + "”.");
  auto const* features = member_of(route.view_shape, route.info.features);
  if (offers(route, Format::geojson) &&
      (!is_list_of_objects(features) || member_of(features->members.front().shape, "geometry") == nullptr))
    refuse_start(route, "offers GeoJSON, and its view has no list of structs with a geometry called “" +
                            route.info.features + "”.");
}

/// What stands between braces in the pattern is a member of the element.
void check_pattern(Route const& route, Shape const& element, std::string_view pattern) {
  for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    auto const name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
    auto const* const member = member_of(element, name);
    if (member == nullptr || (member->kind != Shape::Kind::text && member->kind != Shape::Kind::integer))
      refuse_start(route, "has {" + std::string(name) + "} in its feed, and no such text or integer in its entries.");
  }
}

void check_feed(Route const& route) {
  if (!offers(route, Format::atom)) return;
  auto const& feed = route.info.feed;
  auto const* const list = member_of(route.view_shape, feed.entries);
  if (!is_list_of_objects(list))
    refuse_start(route, "offers Atom, and its view has no list of structs called “" + feed.entries + "”.");
  if (feed.key.empty() || feed.headline.empty() || feed.path.empty())
    refuse_start(route, "offers Atom without a key, a title or a path of its entries.");
  for (auto const& pattern : {feed.key, feed.headline, feed.path, feed.text, "{" + feed.updated + "}"})
    check_pattern(route, list->members.front().shape, pattern);
}

void check_unique(std::vector<Route> const& routes, std::size_t index) {
  auto const& route = routes[index];
  for (std::size_t earlier = 0; earlier < index; ++earlier) {
    auto const& other = routes[earlier].info;
    if (other.name == route.info.name) refuse_start(route, "has the name of another route.");
    if (other.path == route.info.path && other.method == route.info.method)
      refuse_start(route, "has the path of the route “" + other.name + "”.");
  }
}

}  // namespace

void check_routes(std::vector<Route> const& routes) {
  for (std::size_t index = 0; index < routes.size(); ++index) {
    check_statements(routes[index]);
    check_path(routes[index]);
    check_lists(routes[index]);
    check_upload(routes[index]);
    check_feed(routes[index]);
    check_unique(routes, index);
  }
}

}  // namespace wardmote::web
