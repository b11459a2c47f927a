// A Cookie header from anywhere: what is found under a name is a piece of it that stands behind that name, and the first of that name.

#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "web/cookie.h"

namespace {

using namespace wardmote;

void require(bool condition) {
  if (!condition) std::abort();
}

/// The obvious way: piece by piece.
std::string_view found_slowly(std::string_view name, std::string_view header) {
  for (auto const piece : base::split(header, ';')) {
    auto const pair = base::trimmed(piece);
    auto const equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
  }
  return {};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const header(reinterpret_cast<char const*>(data), size);
  auto const token = web::cookie_called(web::session_cookie_name, header);
  require(token == found_slowly(web::session_cookie_name, header));
  require(token.empty() || (token.data() >= header.data() && token.data() + token.size() <= header.data() + size));
  require(token.find(';') == std::string_view::npos);
  return 0;
}
