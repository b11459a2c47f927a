#pragma once

#include "web/route.h"
#include "web/server.h"

namespace wardmote::web {

/// Adds the route "openapi": the readable list of what the server answers.
void add_openapi_page(Router& router);

/// The JSON Schema (2020-12) of a shape; objects with a name are referred to, and gathered in `components`.
Value schema_of(Shape const& shape, Object& components);

/// A type's name as a component: "wardmote::evidence::StandingView" → "evidence.StandingView".
std::string component_name(std::string_view type_name);

}  // namespace wardmote::web
