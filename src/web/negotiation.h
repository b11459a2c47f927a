#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "web/compression.h"
#include "web/context.h"
#include "web/route.h"

namespace wardmote::web {

/// The offered format that an Accept header likes best (RFC 9110 §12.5.1): the highest quality, of equals the one
/// offered first. The first offered if there is no header; nothing if none is acceptable.
std::optional<Format> format_for(std::string_view accept, std::vector<Format> const& offered);

/// The language that an Accept-Language header likes best; English if it likes neither more.
Language language_for(std::string_view accept_language);

/// Brotli, else gzip, else neither: whichever an Accept-Encoding header names without refusing it by q=0.
Encoding encoding_for(std::string_view accept_encoding);

}  // namespace wardmote::web
