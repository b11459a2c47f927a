#include "store/sealed/cipher.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

#include "base/ensure.h"

namespace wardmote::store {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
static_assert(key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

using Bytes = std::vector<unsigned char>;

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

std::string text_of(Bytes const& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), base64), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), base64);
  text.pop_back();  // the zero that ends it in C
  return text;
}

/// Nothing unless it is just what `text_of` writes: libsodium 1.0.18 takes some characters beyond ASCII for others.
std::optional<Bytes> bytes_of_base64(std::string_view text) {
  Bytes bytes(text.size() / 4 * 3 + 3);
  std::size_t size = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr, base64) != 0)
    return std::nullopt;
  bytes.resize(size);
  return text_of(bytes) == text ? std::optional(bytes) : std::nullopt;
}

}  // namespace

std::string encrypted(Secret const& key, std::string_view additional, std::string_view plain) {
  ENSURE(key.size() == key_bytes);
  Bytes sealed(nonce_bytes + plain.size() + tag_bytes);
  randombytes_buf(sealed.data(), nonce_bytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, bytes_of(plain), plain.size(),
                                             bytes_of(additional), additional.size(), nullptr, sealed.data(),
                                             key.bytes().data());
  return text_of(sealed);
}

std::optional<Secret> decrypted(Secret const& key, std::string_view additional, std::string_view text) {
  ENSURE(key.size() == key_bytes);
  auto const sealed = bytes_of_base64(text);
  if (!sealed || sealed->size() < nonce_bytes + tag_bytes) return std::nullopt;
  Secret plain(sealed->size() - nonce_bytes - tag_bytes);
  auto const code = crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain.bytes().data(), nullptr, nullptr, sealed->data() + nonce_bytes, sealed->size() - nonce_bytes,
      bytes_of(additional), additional.size(), sealed->data(), key.bytes().data());
  return code == 0 ? std::optional(std::move(plain)) : std::nullopt;
}

std::string encrypted_padded(Secret const& key, std::string_view additional, std::string_view plain) {
  Secret padded(plain.size() + padding_bytes);
  std::ranges::copy(plain, padded.bytes().begin());
  std::size_t size = 0;
  ENSURE(sodium_pad(&size, padded.bytes().data(), plain.size(), padding_bytes, padded.size()) == 0);
  padded.cut(size);
  return encrypted(key, additional, padded.text());
}

std::optional<Secret> decrypted_padded(Secret const& key, std::string_view additional, std::string_view text) {
  auto plain = decrypted(key, additional, text);
  std::size_t size = 0;
  if (!plain || sodium_unpad(&size, plain->bytes().data(), plain->size(), padding_bytes) != 0) return std::nullopt;
  plain->cut(size);
  return plain;
}

}  // namespace wardmote::store
