#pragma once

#include <filesystem>
#include <string>

#include "base/refusal.h"
#include "store/sealed/secret.h"

namespace wardmote::store {

/// The key that wraps the keys of records: 32 random bytes that the database and the key file do not hold.
class KeyEncryptionKey {
 public:
  static KeyEncryptionKey make();
  /// 32 bytes (ENSURE).
  explicit KeyEncryptionKey(Secret bytes);

  /// From a file of just 32 bytes. Refuses key_file_unsafe if group or others may do anything with the file,
  /// key_file_invalid if its length is another, file_unreadable.
  static base::Answer<KeyEncryptionKey> from_file(std::filesystem::path const& path);

  Secret const& bytes() const { return bytes_; }
  /// The key that encrypts record keys, derived from this one (BLAKE2b, libsodium's crypto_kdf).
  Secret wrapping_key() const;
  /// The key that encrypts backups, and the one that purge lists are authenticated by; derived likewise.
  Secret backup_key() const;
  Secret purge_list_key() const;
  /// 32 hexadecimal digits that tell this key from others and nothing about it; derived likewise.
  std::string check() const;

 private:
  Secret bytes_;
};

}  // namespace wardmote::store
