#include "base/hash.h"

#include <sodium.h>

#include <vector>

#include "base/ensure.h"

namespace wardmote::base {
namespace {

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

}  // namespace

struct Hasher::State {
  crypto_generichash_blake2b_state blake2b;
};

Hasher::Hasher() : state_(std::make_unique<State>()) {
  ENSURE(crypto_generichash_blake2b_init(&state_->blake2b, nullptr, 0, sizeof(Hash)) == 0);
}

Hasher::~Hasher() = default;

void Hasher::add(std::string_view bytes) {
  crypto_generichash_blake2b_update(&state_->blake2b, bytes_of(bytes), bytes.size());
}

Hash Hasher::finish() {
  Hash hash;
  ENSURE(crypto_generichash_blake2b_final(&state_->blake2b, hash.data(), hash.size()) == 0);
  return hash;
}

Hash hash_of(std::string_view bytes) {
  Hash hash;
  ENSURE(crypto_generichash_blake2b(hash.data(), hash.size(), bytes_of(bytes), bytes.size(), nullptr, 0) == 0);
  return hash;
}

bool is_same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string random_secret(std::size_t bytes) {
  std::vector<std::uint8_t> random(bytes);
  randombytes_buf(random.data(), random.size());
  return to_hex(random);
}

std::string to_base64(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the zero byte that ends it
  return text;
}

std::string to_hex(std::span<std::uint8_t const> bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (auto const byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

}  // namespace wardmote::base
