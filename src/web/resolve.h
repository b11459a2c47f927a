#pragma once

#include <expected>
#include <string>
#include <variant>

#include "web/address.h"
#include "web/problem.h"
#include "web/route_finder.h"
#include "web/transport.h"

namespace wardmote::web {

/// What a request asks for, found; whether it is permitted depends on who asks.
struct Resolved {
  Address address;
  RouteFinder::Found found;
  Language language;
  Format format;
  bool is_negotiated = false;  ///< the format came from the Accept header, not from the suffix
};

struct Redirect {
  int status;  ///< 302 where it depends on who asks, 308 where it never changes
  std::string location;
};

/// What OPTIONS asks for: "GET, HEAD, OPTIONS".
struct AllowedMethods {
  std::string methods;
};

using Elsewise = std::variant<Redirect, AllowedMethods, Problem>;

/// From a request to a route, language and format; or to what is answered instead. Pure.
///   "/" and "/standing"   → the same in the language that Accept-Language likes best
///   "/en", "/en/standing/" → "/en/", "/en/standing"
std::expected<Resolved, Elsewise> resolve(Request const& request, RouteFinder const& finder);

}  // namespace wardmote::web
