#include "store/transparency/base64.h"

#include <sodium.h>

namespace wardmote::store {

std::string base64_of(std::span<std::uint8_t const> bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating zero
  return text;
}

std::string base64_of(std::string_view bytes) {
  return base64_of(std::span(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()));
}

// What is read is written again and compared: libsodium 1.0.18 reads some bytes beyond ASCII as digits.
std::optional<std::string> bytes_of_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                        &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::nullopt;
  bytes.resize(size);
  return base64_of(bytes) == text ? std::optional(bytes) : std::nullopt;
}

}  // namespace wardmote::store
