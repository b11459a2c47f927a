#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/sealed/secret.h"

namespace wardmote::store {

/// The size of every key.
inline constexpr std::size_t key_bytes = 32;

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, as libsodium has it) with a random nonce of 24 bytes. Gives base64
/// for URLs, without padding, of nonce, ciphertext and tag.
std::string encrypted(Secret const& key, std::string_view additional, std::string_view plain);

/// What was encrypted; nothing if it was not made with this key and this additional data, or is not of that form.
std::optional<Secret> decrypted(Secret const& key, std::string_view additional, std::string_view text);

/// As `encrypted`, of the text filled up to the next multiple of 64 bytes (ISO/IEC 7816-4), so that the length of what
/// is stored tells the length of the text to within 64 bytes.
std::string encrypted_padded(Secret const& key, std::string_view additional, std::string_view plain);
std::optional<Secret> decrypted_padded(Secret const& key, std::string_view additional, std::string_view text);

inline constexpr std::size_t padding_bytes = 64;

}  // namespace wardmote::store
