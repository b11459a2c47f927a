#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/refusal.h"
#include "store/sealed/secret.h"

namespace wardmote::store {

/// What a key signs as: the two kinds of C2SP signed-note that are read here.
enum class KeyKind : std::uint8_t {
  log = 1,     ///< Ed25519 over the text
  witness = 4  ///< Ed25519 over the text and the time (C2SP tlog-cosignature v1)
};

/// What a stranger holds to tell the board's signature from any other:
/// "<name>+<key id, 8 hexadecimal digits>+<base64 of kind and Ed25519 public key>".
class VerificationKey {
 public:
  VerificationKey(std::string name, KeyKind kind, std::array<std::uint8_t, 32> const& public_key);
  /// Refuses verification_key_invalid.
  static base::Answer<VerificationKey> of(std::string_view text);
  std::string text() const;

  std::string const& name() const { return name_; }
  KeyKind kind() const { return kind_; }
  std::uint32_t id() const { return id_; }  ///< the first four bytes of SHA-256 over name, line feed, kind, public key
  bool verifies(std::string_view message, std::string_view signature) const;
  friend bool operator==(VerificationKey const&, VerificationKey const&) = default;

 private:
  std::string name_;
  KeyKind kind_;
  std::array<std::uint8_t, 32> public_key_;
  std::uint32_t id_;
};

/// Whether a key (and with it a log) may have this name: not empty, at most 200 bytes of ASCII from "!" to "~", no "+".
bool is_key_name(std::string_view name);

/// An Ed25519 key, as it lies in a file that only its owner can use: one line
/// "PRIVATE+KEY+<name>+<key id>+<base64 of 1 and the seed>", as Go's sumdb/note writes it.
class SigningKey {
 public:
  /// A new one. The name is one (ENSURE).
  static SigningKey make(std::string name);
  static base::Answer<SigningKey> of(std::string_view text);
  /// Refuses file_unreadable, key_file_unsafe if group or others may do anything with the file, and signing_key_invalid.
  static base::Answer<SigningKey> from_file(std::filesystem::path const& path);
  /// Refuses file_exists and file_unwritable.
  base::Answer<void> write_to(std::filesystem::path const& path) const;

  std::string const& name() const { return name_; }
  VerificationKey verification_key(KeyKind kind = KeyKind::log) const;
  std::string signature_of(std::string_view message) const;  ///< 64 bytes

 private:
  SigningKey(std::string name, Secret seed);
  std::string name_;
  Secret seed_;
  Secret secret_key_;  ///< as libsodium wants it: seed and public key
};

}  // namespace wardmote::store
