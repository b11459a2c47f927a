#include "store/sqlite/rebuild.h"

#include <fcntl.h>

#include <filesystem>
#include <optional>

#include "store/database.h"
#include "store/files/descriptor.h"
#include "store/sqlite/connection.h"

namespace wardmote::store {
namespace {

namespace fs = std::filesystem;

/// A file that is thrown away when anything goes wrong needs no journal, and reaches the disk once, at the end.
constexpr auto* for_building =
    "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768; BEGIN";

/// What is not there is no trouble.
void rename_if_there(fs::path const& from, fs::path const& to) {
  if (fs::exists(from)) fs::rename(from, to);
}

/// Opens a new name for the file that is there; the old one stays until another file takes it.
void keep_as(fs::path const& path, fs::path const& kept) {
  if (!fs::exists(path)) return;
  fs::remove(kept);
  fs::create_hard_link(path, kept);
}

class SqliteRebuild final : public Rebuild {
 public:
  SqliteRebuild(std::string const& path, std::unique_ptr<Descriptor> lock) : path_(path), lock_(std::move(lock)) {
    connection_ = connect_sqlite(building(), Access::write);
    connection_->script(for_building);
  }

  ~SqliteRebuild() override {
    connection_.reset();
    std::error_code ignored;
    if (!has_taken_place_) fs::remove(building(), ignored);
  }

  Connection& connection() override { return *connection_; }
  void leave_references() override {}
  void check_references() override {}

  base::Answer<void> take_place() override {
    auto const alone = hold_alone(path_);
    if (!alone) return std::unexpected(alone.error());
    connection_->script("COMMIT");
    connection_.reset();
    lock_->give_to_owner_of(folder_of(path_));
    lock_->flush();
    try {
      replace(*alone == nullptr);
    } catch (fs::filesystem_error const& error) {
      throw StoreFailure(StoreFailure::Kind::unavailable, error.what());
    }
    has_taken_place_ = true;
    return {};
  }

 private:
  std::string building() const { return path_ + ".restoring"; }
  std::string before() const { return path_ + ".before-restore"; }

  /// The log of a damaged database goes first: another database is never to be read with it.
  void replace(bool is_damaged) {
    if (is_damaged) {
      rename_if_there(path_ + "-wal", before() + "-wal");
      rename_if_there(path_ + "-shm", before() + "-shm");
    }
    keep_as(path_, before());
    flush_folder(folder_of(path_));
    fs::rename(building(), path_);
    flush_folder(folder_of(path_));
  }

  std::string path_;
  std::unique_ptr<Descriptor> lock_;  ///< of the file that is built
  std::unique_ptr<Connection> connection_;
  bool has_taken_place_ = false;
};

}  // namespace

base::Answer<std::unique_ptr<Rebuild>> begin_sqlite_rebuild(std::string const& path) {
  auto const building = path + ".restoring";
  auto lock = std::make_unique<Descriptor>(building, O_RDWR | O_CREAT);
  if (!lock->try_lock()) return base::refuse(base::RefusalCode::restore_under_way, {{"place", path}});
  fs::resize_file(building, 0);
  return std::make_unique<SqliteRebuild>(path, std::move(lock));
}

base::Answer<std::unique_ptr<Connection>> hold_alone(std::string const& path) {
  if (!fs::exists(path)) return nullptr;
  try {
    auto connection = connect_sqlite(path, Access::write);
    connection->script(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;"
        "BEGIN EXCLUSIVE");
    return connection;
  } catch (StoreFailure const& failure) {
    if (failure.kind() == StoreFailure::Kind::corrupt) return nullptr;
    if (failure.kind() != StoreFailure::Kind::busy) throw;
    return base::refuse(base::RefusalCode::database_in_use, {{"place", path}});
  }
}

}  // namespace wardmote::store
