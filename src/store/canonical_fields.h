#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wardmote::store {

/// 8 bytes, the most significant first.
std::string big_endian(std::uint64_t number);

/// Appends the field after its length (8 bytes, the most significant first), so that no two lists of fields have the
/// same bytes.
void append_field(std::string& bytes, std::string_view field);

}  // namespace wardmote::store
