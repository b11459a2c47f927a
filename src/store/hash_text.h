#pragma once

#include <optional>
#include <string_view>

#include "base/hash.h"

namespace wardmote::store {

/// The 32 bytes that 64 lower-case hexadecimal digits name (base::to_hex wrote them); nothing for any other text.
std::optional<base::Hash> hash_of_hex(std::string_view hex);

}  // namespace wardmote::store
