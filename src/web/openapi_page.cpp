#include "web/address.h"
#include "web/openapi.h"
#include "web/route_finder.h"

namespace wardmote::web {
namespace {

struct ParameterLine {
  std::string name;
  std::string kind;
  std::vector<std::string> choices;
  bool required = false;
  bool is_in_form = false;
};
BOOST_DESCRIBE_STRUCT(ParameterLine, (), (name, kind, choices, required, is_in_form))

struct RouteLine {
  std::string name;
  std::string method;
  std::string path;
  std::string summary;
  std::string policy;
  std::vector<std::string> formats;
  std::vector<ParameterLine> parameters;
};
BOOST_DESCRIBE_STRUCT(RouteLine, (), (name, method, path, summary, policy, formats, parameters))

struct OpenapiView {
  std::vector<RouteLine> routes;
};
BOOST_DESCRIBE_STRUCT(OpenapiView, (), (routes))

std::string kind_of(Shape const& shape) {
  using Kind = Shape::Kind;
  switch (shape.kind) {
    case Kind::boolean: return "boolean";
    case Kind::integer: return "integer";
    case Kind::number: return "number";
    case Kind::date: return "date";
    case Kind::list: return "list of " + kind_of(shape.members.front().shape);
    default: return "text";
  }
}

RouteLine line_of(Route const& route, Tongue const& tongue) {
  auto const& info = route.info;
  RouteLine line{.name = info.name,
                 .method = info.method == Method::get ? "GET" : "POST",
                 .path = info.path,
                 .summary = tongue.text(info.summary),
                 .policy = std::string(info.policy->name()),
                 .formats = {},
                 .parameters = {}};
  for (auto const format : info.formats) line.formats.emplace_back(code_of(format));
  for (auto const& [name, shape] : route.query_shape.members) {
    bool const in_path = info.path.find("{" + name + "}") != std::string::npos;
    auto const& choices = shape.kind == Shape::Kind::list ? shape.members.front().shape.choices : shape.choices;
    line.parameters.push_back({name, kind_of(shape), choices, in_path, info.method == Method::post});
  }
  return line;
}

}  // namespace

void add_openapi_page(Router& router) {
  auto const routes = std::make_shared<std::vector<Route> const>(router.routes());
  router.page<NoQuery, OpenapiView>({.name = "openapi",
                                     .path = "/openapi",
                                     .policy = Policy::everyone(),
                                     .title = "Pages as data",
                                     .summary = "Every page with its parameters and the formats it is offered in.",
                                     .page = "web/openapi"},
                                    [routes](NoQuery const&, Context const& context) -> base::Answer<OpenapiView> {
                                      OpenapiView view;
                                      for (auto const& route : *routes)
                                        view.routes.push_back(line_of(route, context.tongue));
                                      return view;
                                    });
}

}  // namespace wardmote::web
