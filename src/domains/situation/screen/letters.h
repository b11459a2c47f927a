#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace wardmote::situation {

/// A character of a text.
struct Character {
  char32_t code;
  std::size_t size;  ///< bytes
};

/// The first character of a text that is well-formed UTF-8 and not empty.
Character first_character(std::string_view text);

/// A character as the screen compares it.
struct Folded {
  char sign;    ///< a small ASCII letter without accents, a digit, or a mark; ' ' for all blanks
  char also{};  ///< the second letter of a ligature (œ, æ), else 0
  bool is_capital = false;
};

/// Latin letters with any accent of a Latin alphabet, ASCII, and the marks that English and French are set with. Nothing for any other character: it is not
/// judged, because it may stand for a letter or a digit that looks like it, or be invisible.
std::optional<Folded> folded(char32_t code);

/// An accent that stands behind its letter, as some systems write "é".
constexpr bool is_combining_accent(char32_t code) { return code >= 0x300 && code <= 0x36F; }

}  // namespace wardmote::situation
