#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "store/backup/backup.h"
#include "store/backup/restore.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"

namespace wardmote::tests {

inline std::string bytes_of_file(std::filesystem::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline void write_file(std::filesystem::path const& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// A folder for backups with the key they are made with, and restores into databases of any kind.
struct BackupDesk {
  TemporaryFolder folder;
  base::Clock const& clock;
  store::KeyEncryptionKey key_encryption_key = store::KeyEncryptionKey::make();
  store::BackupKey key{key_encryption_key};
  std::filesystem::path file = folder.path() / "copy.backup";
  std::filesystem::path restored_files = folder.path() / "restored-files";

  explicit BackupDesk(base::Clock const& given) : clock(given) {}

  base::Answer<store::BackupRead> make(store::Database& database, store::FileStore const* files = nullptr) const {
    return store::make_backup(database, key, {.file = file, .uploaded = files, .program = "test"}, clock);
  }
  store::RestoreRequest request(std::vector<store::Migration> migrations) const {
    return {.file = file, .migrations = std::move(migrations), .files_folder = restored_files};
  }
  /// The code of the refusal, or "restored".
  std::string restore(std::string const& url, store::RestoreRequest const& request) const {
    auto const engine = store::make_engine(url);
    auto const proved = store::prove_restore(*engine, key, request, clock);
    if (!proved) return std::string(base::code_of(proved.error().code));
    auto const taken = (*proved)->take_place();
    return taken ? "restored" : std::string(base::code_of(taken.error().code));
  }
};

}  // namespace wardmote::tests
