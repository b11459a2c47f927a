#include "web/openapi.h"

#include <algorithm>

#include "web/endpoint.h"
#include "web/json_text.h"
#include "web/problem.h"
#include "web/route_finder.h"

namespace wardmote::web {
namespace {

Value reference(std::string_view component) {
  return Value(Object{{"$ref", text_value("#/components/schemas/" + std::string(component))}});
}

bool is_in_path(RouteInfo const& info, std::string_view member) {
  return std::ranges::any_of(parts_of(info.path), [&](auto const& part) { return placeholder_of(part) == member; });
}

Value language_parameter() {
  return Value(Object{{"name", text_value("language")},
                      {"in", text_value("path")},
                      {"required", Value(true)},
                      {"schema", Value(Object{{"type", text_value("string")},
                                              {"enum", Value(List{text_value("en"), text_value("fr")})}})}});
}

Value parameters_of_route(Route const& route, Object& components) {
  List parameters{language_parameter()};
  for (auto const& [name, shape] : route.query_shape.members) {
    bool const in_path = is_in_path(route.info, name);
    if (route.info.method == Method::post && !in_path) continue;
    auto plain = shape;
    plain.optional = false;  // an optional parameter is left out, not null
    parameters.push_back(Value(Object{{"name", text_value(name)},
                                      {"in", text_value(in_path ? "path" : "query")},
                                      {"required", Value(in_path)},
                                      {"schema", schema_of(plain, components)}}));
  }
  return Value(std::move(parameters));
}

Value schema_of_format(Route const& route, Format format, Object& components) {
  if (format == Format::json) return schema_of(route.view_shape, components);
  if (format == Format::geojson) return Value(Object{{"type", text_value("object")}});
  return Value(Object{{"type", text_value("string")}});
}

Value responses_of(Route const& route, Object& components) {
  Object content;
  for (auto const format : route.info.formats)
    content.emplace_back(std::string(media_type_of(format)),
                         Value(Object{{"schema", schema_of_format(route, format, components)}}));
  Object const problem{{"application/problem+json", Value(Object{{"schema", reference("web.Problem")}})}};
  return Value(Object{
      {"200", Value(Object{{"description", text_value(route.info.summary)}, {"content", Value(std::move(content))}})},
      {"default", Value(Object{{"description", text_value("A problem (RFC 9457).")}, {"content", Value(problem)}})}});
}

Value form_of(Route const& route, Object& components) {
  auto schema = schema_of(route.query_shape, components);
  auto const* const type =
      route.info.upload_bytes_max > 0 ? "multipart/form-data" : "application/x-www-form-urlencoded";
  return Value(Object{{"content", Value(Object{{type, Value(Object{{"schema", std::move(schema)}})}})}});
}

Value operation_of(Route const& route, Object& components) {
  Object operation{{"operationId", text_value(route.info.name)},
                   {"summary", text_value(route.info.summary)},
                   {"x-policy", text_value(route.info.policy ? route.info.policy->name() : "none")},
                   {"parameters", parameters_of_route(route, components)}};
  if (route.info.method == Method::post) operation.emplace_back("requestBody", form_of(route, components));
  operation.emplace_back("responses", responses_of(route, components));
  return Value(std::move(operation));
}

/// OpenAPI's path of a route. The suffix that chooses a format may follow it; the Accept header does the same.
std::string openapi_path(RouteInfo const& info) { return "/{language}" + info.path; }

Value operation_of(EndpointInfo const& endpoint) {
  Object const content{
      {endpoint.media_type.substr(0, endpoint.media_type.find(';')),
       Value(Object{
           {"schema",
            Value(Object{{"type", text_value(endpoint.media_type == "application/json" ? "object" : "string")}})}})}};
  Object const responses{
      {"200", Value(Object{{"description", text_value(endpoint.summary)}, {"content", Value(content)}})},
      {"default", Value(Object{{"description", text_value("Not well, or not permitted.")}})}};
  return Value(Object{{"operationId", text_value(endpoint.name)},
                      {"summary", text_value(endpoint.summary)},
                      {"x-policy", text_value(endpoint.policy.name())},
                      {"responses", Value(responses)}});
}

Value paths_of(Router const& router, Object& components) {
  Object paths;
  for (auto const& endpoint : endpoints_of(router))
    paths.emplace_back(endpoint.path, Value(Object{{"get", operation_of(endpoint)}}));
  for (auto const& route : router.routes()) {
    auto const path = openapi_path(route.info);
    auto const method = route.info.method == Method::get ? "get" : "post";
    auto const there = std::ranges::find(paths, path, &Object::value_type::first);
    Object operations = there == paths.end() ? Object{} : std::get<Object>(there->second.kinds());
    operations.emplace_back(method, operation_of(route, components));
    if (there == paths.end())
      paths.emplace_back(path, Value(std::move(operations)));
    else
      there->second = Value(std::move(operations));
  }
  return Value(std::move(paths));
}

Value problem_schema() {
  auto const string = Value(Object{{"type", text_value("string")}});
  Object const field{{"type", text_value("object")},
                     {"properties", Value(Object{{"field", string}, {"message", string}})}};
  Object const properties{
      {"type", string},   {"status", Value(Object{{"type", text_value("integer")}})},
      {"code", string},   {"title", string},
      {"detail", string}, {"fields", Value(Object{{"type", text_value("array")}, {"items", Value(field)}})}};
  return Value(Object{{"type", text_value("object")},
                      {"properties", Value(properties)},
                      {"required", Value(List{text_value("type"), text_value("status"), text_value("code"),
                                              text_value("title"), text_value("detail")})}});
}

}  // namespace

std::string openapi_json(Router const& router, Layout const& layout, std::string_view version) {
  Object components{{"web.Problem", problem_schema()}};
  auto paths = paths_of(router, components);
  auto const title = layout.board_name.empty() ? std::string("Wardmote") : "Wardmote: " + layout.board_name;
  Object const info{
      {"title", text_value(title)},
      {"version", text_value(version)},
      {"description",
       text_value(
           "Every page is also data: add .json (or .csv, .geojson, .atom where offered) to its path, or send Accept. "
           "Null means not known or not published, and is never zero.")}};
  return json_of(Value(Object{{"openapi", text_value("3.1.0")},
                              {"info", Value(info)},
                              {"paths", std::move(paths)},
                              {"components", Value(Object{{"schemas", Value(std::move(components))}})}})) +
         "\n";
}

}  // namespace wardmote::web
