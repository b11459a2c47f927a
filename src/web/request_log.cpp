#include "web/request_log.h"

#include "base/text.h"
#include "web/json_text.h"

namespace wardmote::web {
namespace {

/// A method that is none of HTTP's would be text of the client's own choosing.
std::string_view known_method(std::string_view method) {
  for (std::string_view const known : {"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"})
    if (method == known) return known;
  return "other";
}

void add(std::string& line, std::string_view name, std::string_view json) {
  line.append(line.size() > 1 ? ",\"" : "\"").append(name).append("\":").append(json);
}

void add_text(std::string& line, std::string_view name, std::string_view text) { add(line, name, json_string(text)); }

}  // namespace

std::string request_log_line(base::Instant now, std::string_view method, std::string_view route,
                             std::string_view pattern, Response const& response, std::size_t bytes,
                             std::chrono::microseconds duration) {
  std::string line = "{";
  line.reserve(256);
  add_text(line, "time", base::to_text(now));
  add_text(line, "method", known_method(method));
  add_text(line, "route", route);
  add_text(line, "path", pattern);
  add(line, "status", std::to_string(response.status));
  add(line, "bytes", std::to_string(bytes));
  add(line, "duration_ms", base::to_text(static_cast<double>(duration.count()) / 1000));
  if (response.language) add_text(line, "language", code_of(*response.language));
  if (response.format) add_text(line, "format", code_of(*response.format));
  add(line, "cached", response.is_from_cache ? "true" : "false");
  return line + "}";
}

std::string error_log_line(base::Instant now, std::string_view route, std::string_view kind, std::string_view what) {
  std::string line = "{";
  add_text(line, "time", base::to_text(now));
  add_text(line, "error", kind);
  add_text(line, "route", route);
  add_text(line, "message", base::is_utf8(what) ? what : "(not UTF-8)");
  return line + "}";
}

}  // namespace wardmote::web
