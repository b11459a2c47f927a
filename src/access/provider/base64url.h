#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wardmote::access {

/// The bytes of a base64url text without padding (RFC 4648 §5); nothing if it holds any other sign.
std::optional<std::string> from_base64url(std::string_view text);

/// In base64url, without padding.
std::string to_base64url(std::string_view bytes);

/// In base64 with padding, as HTTP's Basic credentials are.
std::string to_base64(std::string_view bytes);

}  // namespace wardmote::access
