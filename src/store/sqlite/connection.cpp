#include "store/sqlite/connection.h"

#include <sqlite3.h>

#include "store/database.h"
#include "store/relations.h"
#include "store/sqlite/bulk.h"
#include "store/sqlite/statement.h"

namespace wardmote::store {
namespace {

// Waiting is done by SQLite; a write is then tried write_attempts_max times.
constexpr int busy_timeout_ms = 2000;

// Small caches: the whole program rests in 60 MB, and the system caches the file anyway (negative: KiB, per session).
constexpr auto* for_all =
    "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
    "PRAGMA mmap_size = 0";
constexpr auto* for_writing =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192; PRAGMA journal_size_limit = "
    "16777216; PRAGMA wal_autocheckpoint = 4000";
constexpr auto* for_reading = "PRAGMA query_only = ON; PRAGMA cache_size = -1024";

constexpr auto* relations_with_column =
    "SELECT relation.name AS name FROM sqlite_master AS relation JOIN pragma_table_info(relation.name) AS held"
    " WHERE relation.type = 'table' AND held.name = :column ORDER BY relation.name";

constexpr auto* all_relations =
    "SELECT relation.name AS name, held.name AS column_name, nullif(held.pk, 0) AS key_place"
    " FROM sqlite_master AS relation JOIN pragma_table_info(relation.name) AS held"
    " WHERE relation.type = 'table' AND relation.name NOT LIKE 'sqlite%' ORDER BY relation.name, held.cid";
constexpr auto* size_in_bytes =
    "SELECT (page_count - freelist_count) * page_size AS bytes"
    " FROM pragma_page_count, pragma_freelist_count, pragma_page_size";

struct Close {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

/// No mutex inside: a session is used by one thread at a time.
Handle opened(std::string const& path, Access access) {
  sqlite3* handle = nullptr;
  auto const code =
      sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle owned(handle);
  if (code != SQLITE_OK) throw_sqlite_failure(handle, code, "open " + path);
  if (access == Access::write && sqlite3_db_readonly(handle, "main") == 1)
    throw StoreFailure(StoreFailure::Kind::read_only, "The file " + path + " is read-only.");
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  run_script(handle, for_all);
  run_script(handle, access == Access::write ? for_writing : for_reading);
  return owned;
}

class SqliteConnection final : public Connection {
 public:
  using Connection::run;

  SqliteConnection(std::string const& path, Access access)
      : handle_(opened(path, access)), statements_(handle_.get()) {}

  /// There is one writer at a time, and its COMMIT is answered before the next begins.
  void begin(Access access, int /*attempt*/) override { script(access == Access::read ? "BEGIN" : "BEGIN IMMEDIATE"); }
  void commit() override { script("COMMIT"); }

  void roll_back() noexcept override {
    if (sqlite3_get_autocommit(handle_.get()) == 0) sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }

  bool is_broken() const override { return sqlite3_get_autocommit(handle_.get()) == 0; }
  void script(std::string const& sql) override { run_script(handle_.get(), sql); }

  std::vector<std::string> relations_with(std::string_view column) override {
    std::vector<std::string> names;
    run(relations_with_column, {{"column", column}}, [&](Row const& row) { names.push_back(row.text("name")); });
    return names;
  }

  std::vector<Relation> relations() override { return relations_by(*this, all_relations); }

  void each_row(Relation const& relation, std::function<void(std::span<BulkValue const>)> const& take) override {
    each_sqlite_row(handle_.get(), selection_of(relation), take);
  }

  std::int64_t size_bytes() override {
    std::int64_t bytes = 0;
    run(size_in_bytes, {}, [&](Row const& row) { bytes = row.integer("bytes"); });
    return bytes;
  }

  std::int64_t run(std::string_view sql, Bindings const& bindings,
                   std::function<void(Row const&)> const& take) override {
    auto const before = sqlite3_total_changes64(handle_.get());
    statements_.run(sql, bindings, take);
    return sqlite3_total_changes64(handle_.get()) == before ? 0 : sqlite3_changes64(handle_.get());
  }

  std::string_view skipping_locked() const override { return ""; }

  std::unique_ptr<Bulk> bulk(std::string_view relation, std::vector<std::string> const& columns) override {
    return make_sqlite_bulk(handle_.get(), relation, columns);
  }

 private:
  Handle handle_;
  SqliteStatements statements_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(std::string const& path, Access access) {
  return std::make_unique<SqliteConnection>(path, access);
}

}  // namespace wardmote::store
