#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/refusal.h"
#include "store/backup/contents.h"
#include "store/value.h"

namespace wardmote::store {

/// What is done with what a backup holds, in the order in which it comes. Whatever refuses ends the reading.
struct TakeBackup {
  /// With its boards and migrations.
  std::function<base::Answer<void>(BackupHeader const&)> header = [](BackupHeader const&) {
    return base::Answer<void>{};
  };
  std::function<base::Answer<void>(RelationHead const&)> relation = [](RelationHead const&) {
    return base::Answer<void>{};
  };
  std::function<void(std::span<BulkValue const>)> row = [](std::span<BulkValue const>) {};
  std::function<void()> relation_end = [] {};
  /// The name is one that a file of the folder can have (is_file_name): no path.
  std::function<void(std::string const&)> file = [](std::string const&) {};
  std::function<void(std::string_view)> bytes = [](std::string_view) {};
  /// The bytes had the hash that the file is called by, or that was taken of it.
  std::function<void()> file_end = [] {};
  /// How much of the file was read; whether to go on.
  std::function<bool(std::uint64_t done, std::uint64_t total)> tell = [](std::uint64_t, std::uint64_t) { return true; };
};

struct BackupRead {
  BackupHeader header{};
  BackupTotals totals{};
  std::uint64_t file_bytes = 0;
};

/// Reads a backup from its first byte to its last in constant memory, and proves that it is whole: every chunk is where
/// it was written, in the order of contents.h; rows and files are as many as were counted, and files have their hashes.
/// Refuses what ChunkReader refuses, backup_broken, job_stopped, and what `take` refuses. Throws StoreFailure.
base::Answer<BackupRead> read_backup(std::filesystem::path const& file, BackupKey const& key, TakeBackup const& take);

/// Its header alone, which says nothing about the rest.
base::Answer<BackupHeader> read_backup_header(std::filesystem::path const& file, BackupKey const& key);

/// A name that an uploaded file can have: its hash, or a few letters, digits, hyphens and one dot.
bool is_file_name(std::string_view name);

}  // namespace wardmote::store
