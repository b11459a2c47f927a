#include "store/hash_text.h"

namespace wardmote::store {
namespace {

std::optional<int> digit_of(char c) {
  auto const place = std::string_view("0123456789abcdef").find(c);
  return place == std::string_view::npos ? std::nullopt : std::optional(static_cast<int>(place));
}

}  // namespace

std::optional<base::Hash> hash_of_hex(std::string_view hex) {
  base::Hash hash{};
  if (hex.size() != 2 * hash.size()) return std::nullopt;
  for (std::size_t at = 0; at < hash.size(); ++at) {
    auto const high = digit_of(hex[2 * at]), low = digit_of(hex[2 * at + 1]);
    if (!high || !low) return std::nullopt;
    hash[at] = static_cast<std::uint8_t>(*high << 4 | *low);
  }
  return hash;
}

}  // namespace wardmote::store
