#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/refusal.h"
#include "store/backup/chunk.h"
#include "store/files/descriptor.h"

namespace wardmote::store {

/// Reads a backup file, chunk by chunk, in constant memory, and gives nothing that was not written so. Throws
/// StoreFailure.
class ChunkReader {
 public:
  /// Refuses file_unreadable, backup_unknown (another kind of file), backup_newer, backup_key_wrong and
  /// backup_cut_short.
  static base::Answer<std::unique_ptr<ChunkReader>> open(std::filesystem::path const& path, BackupKey const& key);
  ~ChunkReader();

  /// The next chunk; the last is of kind `end`, and nothing follows it. Refuses backup_cut_short, backup_changed and
  /// backup_has_more; reading cannot go on then.
  base::Answer<Chunk> next();

  std::string file_name() const { return file_.path().string(); }
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  struct Stream;
  explicit ChunkReader(std::filesystem::path const& path);
  base::Answer<void> begin(BackupKey const& key);
  std::string_view take(std::size_t size);
  base::Answer<Chunk> opened(std::string_view sealed, std::uint64_t place);
  base::Answer<void> check_end();
  std::unexpected<base::Refusal> cut_short() const;
  std::unexpected<base::Refusal> changed(std::uint64_t place) const;

  Descriptor file_;
  std::string ahead_;  ///< read from the file and not yet looked at, from `at_` on
  std::size_t at_ = 0;
  std::uint64_t bytes_ = 0, bytes_read_ = 0;
  std::uint64_t chunk_ = 0;  ///< number of the last chunk that was given, from 1
  std::string additional_;
  std::unique_ptr<Stream> stream_;
  std::string plain_;
};

}  // namespace wardmote::store
