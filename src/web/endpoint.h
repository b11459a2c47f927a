#pragma once

#include <string>
#include <vector>

#include "web/route.h"

namespace wardmote::web {

/// What machines ask of the server itself: it has no language and no template.
struct EndpointInfo {
  std::string name;
  std::string path;
  std::string summary;
  std::string media_type;
  Policy policy;
  decltype(PublicFile::answer) answer{};  ///< of a public file; the server answers the others itself
  bool is_costly = false;                 ///< as RouteInfo::is_costly
};

/// All of them: /health, /metrics, /openapi.json, and the public files.
std::vector<EndpointInfo> endpoints_of(Router const& router);

}  // namespace wardmote::web
