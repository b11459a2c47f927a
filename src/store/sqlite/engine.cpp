#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "store/database.h"
#include "store/engine.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/rebuild.h"

namespace wardmote::store {
namespace {

constexpr int readers_max = 6;

void flush_to_disk(std::filesystem::path const& path) {
  auto const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  auto const flushed = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!flushed) throw StoreFailure(StoreFailure::Kind::unavailable, "cannot flush " + path.string() + " to the disk");
}

std::string four_digits(int number) {
  auto const digits = std::to_string(number);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

/// Written under another name first, so that a copy that bears its name is whole.
void copy_whole(Connection& connection, std::filesystem::path const& copy) {
  auto const partial = copy.string() + ".partial";
  std::filesystem::remove(partial);
  connection.run("VACUUM INTO :copy", {{"copy", partial}});
  flush_to_disk(partial);
  std::filesystem::rename(partial, copy);
  flush_to_disk(copy.has_parent_path() ? copy.parent_path() : ".");
}

class SqliteEngine final : public Engine {
 public:
  explicit SqliteEngine(std::string path) : path_(std::move(path)) {}

  std::unique_ptr<Connection> connect(Access access) override { return connect_sqlite(path_, access); }
  int connections_max(Access access) const override { return access == Access::write ? 1 : readers_max; }
  Dialect dialect() const override { return Dialect::sqlite; }
  std::string name() override { return std::string("SQLite ") + sqlite3_libversion(); }

  void keep_copy(Connection& connection, int migration_number) override {
    try {
      copy_whole(connection, path_ + ".before-" + four_digits(migration_number));
    } catch (std::filesystem::filesystem_error const& error) {
      throw StoreFailure(StoreFailure::Kind::unavailable,
                         std::string("cannot keep a copy of the database: ") + error.what());
    }
  }

  base::Answer<std::unique_ptr<Rebuild>> begin_rebuild() override { return begin_sqlite_rebuild(path_); }
  bool is_empty() override { return !std::filesystem::exists(path_); }
  std::string place() const override { return path_; }

  base::Answer<void> check_unused() override {
    auto const held = hold_alone(path_);
    if (!held) return std::unexpected(held.error());
    return {};
  }

  std::vector<std::string> check_integrity(Reader& reader) override {
    std::vector<std::string> found;
    reader.each("PRAGMA integrity_check", {}, [&](Row const& row) {
      if (auto text = row.text("integrity_check"); text != "ok") found.push_back(std::move(text));
    });
    reader.each("PRAGMA foreign_key_check", {}, [&](Row const& row) {
      found.push_back("a row of " + row.text("table") + " refers to a row of " + row.text("parent") +
                      " that is not there");
    });
    return found;
  }

  /// Each session sets what it needs (sqlite/connection.h).
  std::vector<std::string> broken_promises(Reader& /*reader*/) override { return {}; }

 private:
  std::string path_;
};

}  // namespace

std::unique_ptr<Engine> make_sqlite_engine(std::string const& path) { return std::make_unique<SqliteEngine>(path); }

}  // namespace wardmote::store
