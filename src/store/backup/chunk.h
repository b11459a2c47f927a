#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "store/sealed/key_encryption_key.h"
#include "store/sealed/secret.h"

namespace wardmote::store {

// A backup file, format 1:
//
//     "wardmote backup\n"   16 bytes
//     format                4 bytes, the most significant first, as every number here
//     check of the key      32 hexadecimal digits (KeyEncryptionKey::check): which key it was made with
//     stream header         24 bytes of libsodium's secretstream (XChaCha20-Poly1305)
//     chunks                each: length (4 bytes), then so many bytes of ciphertext
//
// A chunk is one message of the stream: a byte that says its kind, then what it holds. All before the first chunk is
// bound to the first as additional data; each chunk is bound to those before it by the stream; the last bears the tag
// FINAL. So a chunk that was changed, moved, left out or brought from another backup does not open, an end that is
// missing is missed, and a byte after the end is one too many.

/// What a chunk holds. The numbers stand in files and never change their meaning.
enum class ChunkKind : std::uint8_t {
  header = 1,        ///< texts: what is copied, and when
  board = 2,         ///< texts: a board with the head of its audit chain
  migration = 3,     ///< texts: one that the schema has been through
  relation = 4,      ///< texts: rows of this one follow
  rows = 5,          ///< bytes of rows (row_bytes.h), cut anywhere
  relation_end = 6,  ///< texts: how many rows there were
  file = 7,          ///< texts: bytes of this uploaded file follow
  bytes = 8,         ///< bytes of a file, cut anywhere
  file_end = 9,      ///< texts: how many bytes there were, and their hash
  end = 10,          ///< texts: how much of all there was; the last chunk, and the only one with the tag FINAL
};
inline constexpr std::uint8_t chunk_kinds = 10;

struct Chunk {
  ChunkKind kind;
  std::string_view held;  ///< until the next chunk is read
};

/// What a chunk holds at most; what does not fit is cut.
inline constexpr std::size_t chunk_held_bytes_max = std::size_t{256} * 1024;

inline constexpr std::uint32_t backup_format = 1;

/// What backups are encrypted by: derived from the key-encryption key, so that whoever has that key, or enough shares
/// of it, can restore on a new machine with nothing but the file.
struct BackupKey {
  explicit BackupKey(KeyEncryptionKey const& key)
      : secret(key.backup_key()), purge_list(key.purge_list_key()), check(key.check()) {}
  Secret secret;
  Secret purge_list;  ///< what purge lists are authenticated by
  std::string check;  ///< tells which key-encryption key it was
};

}  // namespace wardmote::store
