#pragma once

#include "web/route.h"

namespace wardmote::web {

/// What every route must state. Throws std::runtime_error that names the first route that lacks something and what:
/// a policy, a unique name, a unique path (for its method), a path of the right form whose placeholders are members of
/// its query, a title and summary, at least one format, the list that CSV and GeoJSON are made of.
void check_routes(std::vector<Route> const& routes);

}  // namespace wardmote::web
