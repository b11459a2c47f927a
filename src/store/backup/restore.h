#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "store/backup/backup_reader.h"
#include "store/engine.h"
#include "store/session.h"

namespace wardmote::store {

struct RestoreRequest {
  std::filesystem::path file;
  BackupOf of = BackupOf::data;
  std::vector<Migration> migrations;   ///< this program's: the restored database is brought to them
  std::filesystem::path files_folder;  ///< where uploaded files belong
  /// Rows that are not to come back.
  std::function<bool(RelationHead const&, std::span<BulkValue const>)> leave_out =
      [](RelationHead const&, std::span<BulkValue const>) { return false; };
  /// What contradicts the sentences that must always hold.
  std::function<std::vector<std::string>(Reader&)> faults = [](Reader&) { return std::vector<std::string>{}; };
  /// What else becomes of the data once they are proved, in the same transaction.
  std::function<void(Writer&, BackupRead const&)> settle = [](Writer&, BackupRead const&) {};
  std::function<bool(std::uint64_t done, std::uint64_t total)> tell = [](std::uint64_t, std::uint64_t) { return true; };
};

/// What a backup holds, built beside what is there, and proved. Dropped, it leaves nothing.
class ProvedRestore {
 public:
  virtual ~ProvedRestore() = default;
  virtual BackupRead const& read() const = 0;
  /// Files first, then the database in one step. What was there is kept (Rebuild::take_place). Refuses database_in_use.
  virtual base::Answer<void> take_place() = 0;
};

/// Builds the database of a backup, made by either engine, beside the one that is there, and proves it before anything
/// is replaced: the backup is whole (read_backup), its schema is one of this program's, every relation of the schema is
/// there, the database finds nothing wrong with itself, every audit chain is unbroken and ends where the backup says,
/// and `faults` are none. In constant memory. Refuses what read_backup refuses, backup_kind_wrong, database_newer,
/// migration_changed, restore_under_way and backup_broken. Throws StoreFailure.
base::Answer<std::unique_ptr<ProvedRestore>> prove_restore(Engine& engine, BackupKey const& key,
                                                           RestoreRequest const& request, base::Clock const& clock);

}  // namespace wardmote::store
