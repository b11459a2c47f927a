#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wardmote::web {

/// Percent-decoded (RFC 3986 §2.1). Nothing if a "%" is not followed by two hexadecimal digits, or if what comes out is
/// no UTF-8 or holds a NUL: such a name names nothing here, and passing it on has misled programs before.
std::optional<std::string> percent_decoded(std::string_view text);

/// As `percent_decoded`, with "+" for a space (application/x-www-form-urlencoded).
std::optional<std::string> form_decoded(std::string_view text);

/// Every byte percent-encoded but letters, digits and "-._~": fits a path segment and a query value.
/// percent_decoded(percent_encoded(t)) == t for each UTF-8 text t without NUL.
std::string percent_encoded(std::string_view text);

}  // namespace wardmote::web
