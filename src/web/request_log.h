#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "web/response.h"

namespace wardmote::web {

/// One line of the request log: a JSON object with time, method, route, path (the route's pattern, never the path that
/// was asked), status, bytes, duration_ms, language, format, cached. No address, no query, no agent: nothing about who
/// asked.
std::string request_log_line(base::Instant now, std::string_view method, std::string_view route,
                             std::string_view pattern, Response const& response, std::size_t bytes,
                             std::chrono::microseconds duration);

/// A line about a failure or a mistake of ours, for the operator.
std::string error_log_line(base::Instant now, std::string_view route, std::string_view kind, std::string_view what);

}  // namespace wardmote::web
