#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace wardmote::base {

/// Whether a character of UTF-8 begins with this byte, and does not go on with it.
constexpr bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// The characters (code points) of a text in UTF-8, as a person counts them, and not its bytes.
constexpr std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

}  // namespace wardmote::base
