#include "web/percent.h"

#include "base/text.h"

namespace wardmote::web {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus_is_space) {
      bytes += ' ';
    } else if (text[at] != '%') {
      bytes += text[at];
    } else {
      if (at + 2 >= text.size()) return std::nullopt;
      auto const high = digit_of(text[at + 1]), low = digit_of(text[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      bytes += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  if (bytes.find('\0') != std::string::npos || !base::is_utf8(bytes)) return std::nullopt;
  return bytes;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) { return decoded(text, false); }

std::optional<std::string> form_decoded(std::string_view text) { return decoded(text, true); }

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (char const c : text) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      auto const byte = static_cast<unsigned char>(c);
      encoded += '%';
      encoded += digits[byte / 16];
      encoded += digits[byte % 16];
    }
  }
  return encoded;
}

}  // namespace wardmote::web
