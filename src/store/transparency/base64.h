#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace wardmote::store {

/// RFC 4648, section 4: the standard alphabet, padded.
std::string base64_of(std::span<std::uint8_t const> bytes);
std::string base64_of(std::string_view bytes);

/// The bytes that `base64_of` wrote; nothing for any other text.
std::optional<std::string> bytes_of_base64(std::string_view text);

}  // namespace wardmote::store
