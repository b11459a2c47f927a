#include "web/cookie.h"

#include "base/text.h"

namespace wardmote::web {

std::string_view cookie_called(std::string_view name, std::string_view header) {
  for (auto const piece : base::split(header, ';')) {
    auto const pair = base::trimmed(piece);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
  }
  return {};
}

namespace {

std::string cookie_of(std::string_view name, std::string_view token, std::string_view same_site, std::string_view age) {
  auto const value = std::string(name) + "=" + std::string(token);
  return value + "; Path=/; Secure; HttpOnly; SameSite=" + std::string(same_site) +
         std::string(token.empty() ? "; Max-Age=0" : age);
}

}  // namespace

std::string session_cookie(std::string_view token) { return cookie_of(session_cookie_name, token, "Strict", ""); }

std::string visit_cookie(std::string_view token) { return cookie_of(visit_cookie_name, token, "Lax", "; Max-Age=600"); }

}  // namespace wardmote::web
