#include "web/route.h"

namespace wardmote::web {

std::string_view code_of(Format format) {
  switch (format) {
    case Format::json: return "json";
    case Format::csv: return "csv";
    case Format::geojson: return "geojson";
    case Format::html: break;
  }
  return "html";
}

std::string_view media_type_of(Format format) {
  switch (format) {
    case Format::json: return "application/json";
    case Format::csv: return "text/csv";
    case Format::geojson: return "application/geo+json";
    case Format::html: break;
  }
  return "text/html";
}

Policy Policy::everyone() {
  return {"everyone", [](Principal const&) { return true; }};
}

Policy Policy::this_machine() {
  return {"this_machine", [](Principal const& principal) { return principal.is_local; }};
}

void Router::add(Route route) { routes_.push_back(std::move(route)); }

}  // namespace wardmote::web
