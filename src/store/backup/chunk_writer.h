#pragma once

#include <map>
#include <memory>
#include <string>

#include "store/backup/chunk.h"
#include "store/backup/replacing_file.h"

namespace wardmote::store {

/// Writes a backup file, chunk by chunk, in constant memory. There is none until `finish`, and then it is whole; one
/// that was there before stays until that moment. Throws StoreFailure.
class ChunkWriter {
 public:
  ChunkWriter(std::filesystem::path path, BackupKey const& key);
  ~ChunkWriter();

  /// Not more than chunk_held_bytes_max (ENSURE).
  void add(ChunkKind kind, std::string_view held);
  void add(ChunkKind kind, std::map<std::string, std::string> const& texts);
  /// The last chunk; the file is in its place then. Gives its bytes.
  std::uint64_t finish(std::map<std::string, std::string> const& texts);

 private:
  struct Stream;
  void push(ChunkKind kind, std::string_view held, unsigned char tag);

  ReplacingFile file_;
  std::string additional_;  ///< of the first chunk; empty from the second on
  std::unique_ptr<Stream> stream_;
  std::string plain_, sealed_;  // used again and again
};

}  // namespace wardmote::store
