#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace wardmote::base {

/// A BLAKE2b-256 hash (RFC 7693, 32 bytes, no key).
using Hash = std::array<std::uint8_t, 32>;

/// The hash of some bytes.
Hash hash_of(std::string_view bytes);

/// The hash of bytes that come in pieces, in constant memory.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(Hasher const&) = delete;
  Hasher& operator=(Hasher const&) = delete;
  void add(std::string_view bytes);
  /// The hash of all that was added. The hasher is used up by it.
  Hash finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether two secrets are the same; takes as long whatever they hold.
bool is_same_secret(std::string_view one, std::string_view other);

/// Text of so many random bytes, in lower-case hexadecimal digits.
std::string random_secret(std::size_t bytes);

/// RFC 4648's base64, with padding.
std::string to_base64(std::string_view bytes);

/// 64 lower-case hexadecimal digits.
std::string to_hex(std::span<std::uint8_t const> bytes);

}  // namespace wardmote::base
