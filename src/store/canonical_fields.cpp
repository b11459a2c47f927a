#include "store/canonical_fields.h"

namespace wardmote::store {

std::string big_endian(std::uint64_t number) {
  std::string bytes(8, '\0');
  for (int at = 7; at >= 0; --at, number >>= 8) bytes[static_cast<std::size_t>(at)] = static_cast<char>(number & 0xFF);
  return bytes;
}

void append_field(std::string& bytes, std::string_view field) { bytes += big_endian(field.size()).append(field); }

}  // namespace wardmote::store
