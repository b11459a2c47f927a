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

std::string session_cookie(std::string_view token) {
  auto cookie =
      std::string(session_cookie_name) + "=" + std::string(token) + "; Path=/; Secure; HttpOnly; SameSite=Strict";
  return token.empty() ? cookie + "; Max-Age=0" : cookie;
}

}  // namespace wardmote::web
