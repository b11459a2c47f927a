#pragma once

#include <functional>
#include <string>

#include "store/backup/backup_reader.h"
#include "store/database.h"
#include "store/files/file_store.h"

namespace wardmote::store {

struct BackupRequest {
  std::filesystem::path file;
  BackupOf of = BackupOf::data;
  FileStore const* uploaded = nullptr;  ///< null: no files
  std::string program{};                ///< version, for people
  /// How many bytes were copied, of about how many; whether to go on.
  std::function<bool(std::uint64_t done, std::uint64_t total)> tell = [](std::uint64_t, std::uint64_t) { return true; };
};

/// Copies the whole database, as it is at one moment, and the uploaded files into one encrypted file, while others read
/// and write; nothing unencrypted touches the disk. In constant memory. The file is there when this gives a value, whole
/// and on the disk, and not before; one of the same name stays until then. Files are listed after the moment of the
/// database, and none is swept meanwhile, so that each one that a row refers to is in it.
/// Refuses job_stopped. Throws StoreFailure (full: the disk has no room).
base::Answer<BackupRead> make_backup(Database& database, BackupKey const& key, BackupRequest const& request,
                                     base::Clock const& clock);

}  // namespace wardmote::store
