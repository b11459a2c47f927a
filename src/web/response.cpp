#include "web/response.h"

#include "base/ensure.h"
#include "base/hash.h"
#include "base/text.h"

namespace wardmote::web {
namespace {

/// No inline script or style, nothing from elsewhere; blob: and data: for what a map draws.
constexpr std::string_view policy_of_content =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

void add_header(std::string& head, std::string_view name, std::string_view value) {
  ENSURE(value.find_first_of("\r\n") == std::string_view::npos);  // it would begin another header
  head.append(name).append(": ").append(value).append("\r\n");
}

std::string status_line(int status) {
  return "HTTP/1.1 " + std::to_string(status) + " " + std::string(reason_of(status)) + "\r\nServer: wardmote\r\n";
}

std::string security_headers(bool is_behind_tls) {
  std::string lines;
  add_header(lines, "Content-Security-Policy", policy_of_content);
  add_header(lines, "X-Content-Type-Options", "nosniff");
  add_header(lines, "Referrer-Policy", "same-origin");
  add_header(lines, "Cross-Origin-Opener-Policy", "same-origin");
  add_header(lines, "Permissions-Policy",
             "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
  if (is_behind_tls) add_header(lines, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return lines;
}

bool is_text(std::string_view media_type) {
  return media_type.starts_with("text/") || media_type.ends_with("javascript");
}

}  // namespace

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Unknown";
  }
}

ResponseWriter::ResponseWriter(bool is_behind_tls) : security_(security_headers(is_behind_tls)) {}

Response ResponseWriter::write(ResponseParts parts) const {
  auto head = status_line(parts.status) + security_;
  if (!parts.media_type.empty()) {
    auto const type = std::string(parts.media_type) + (is_text(parts.media_type) ? "; charset=utf-8" : "");
    add_header(head, "Content-Type", type);
  }
  if (parts.status != 204 && !parts.is_endless) add_header(head, "Content-Length", std::to_string(parts.body.size()));
  for (auto const& [name, value] : parts.headers) add_header(head, name, value);
  return {.status = parts.status,
          .head = std::make_shared<std::string const>(std::move(head)),
          .body = std::make_shared<std::string const>(std::move(parts.body))};
}

Response ResponseWriter::not_modified(Headers const& headers) const {
  auto head = status_line(304) + security_;
  for (auto const& [name, value] : headers) add_header(head, name, value);
  return {.status = 304,
          .head = std::make_shared<std::string const>(std::move(head)),
          .body = std::make_shared<std::string const>()};
}

std::string etag_of(std::string_view bytes) { return '"' + base::to_hex(base::hash_of(bytes)).substr(0, 32) + '"'; }

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match.empty()) return false;
  for (auto item : base::split(if_none_match, ',')) {
    item = base::trimmed(item);
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == "*" || item == etag) return true;
  }
  return false;
}

}  // namespace wardmote::web
