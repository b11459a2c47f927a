#include "web/route.h"

#include <algorithm>

namespace wardmote::web {

std::string_view code_of(Format format) {
  switch (format) {
    case Format::json: return "json";
    case Format::csv: return "csv";
    case Format::geojson: return "geojson";
    case Format::atom: return "atom";
    case Format::events: return "events";
    case Format::pdf: return "pdf";
    case Format::html: break;
  }
  return "html";
}

std::string_view media_type_of(Format format) {
  switch (format) {
    case Format::json: return "application/json";
    case Format::csv: return "text/csv";
    case Format::geojson: return "application/geo+json";
    case Format::atom: return "application/atom+xml";
    case Format::events: return "text/event-stream";
    case Format::pdf: return "application/pdf";
    case Format::html: break;
  }
  return "text/html";
}

bool Principal::may(std::string_view permission) const {
  return std::ranges::find(permissions, permission) != permissions.end();
}

Policy Policy::everyone() {
  return {"everyone", [](Principal const&, std::string_view) { return true; }};
}

Policy Policy::this_machine() {
  return {"this_machine", [](Principal const& principal, std::string_view) { return principal.is_local; }};
}

Policy Policy::signed_in() {
  return {"signed_in", [](Principal const& principal, std::string_view) { return principal.is_signed_in(); }};
}

Policy Policy::permission(std::string_view name) {
  return {name, [](Principal const& principal, std::string_view permission) {
            return principal.is_signed_in() && principal.may(permission);
          }};
}

void Router::add(Route route) { routes_.push_back(std::move(route)); }

void Router::file(PublicFile file) { files_.push_back(std::move(file)); }

}  // namespace wardmote::web
