#include "store/sqlite/settings.h"

#include <sqlite3.h>

#include "store/sqlite/api.h"

namespace wardmote::store {
namespace {

// Waiting is done by SQLite; a write is then tried write_attempts_max times.
constexpr int busy_timeout_ms = 2000;

// Small caches: the whole program rests in 60 MB, and the system caches the file anyway (negative: KiB, per session).
constexpr char const* for_all =
    "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
    "PRAGMA mmap_size = 0;";
constexpr char const* for_writer =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192; PRAGMA journal_size_limit = 16777216;";
constexpr char const* for_reader = "PRAGMA query_only = ON; PRAGMA cache_size = -1024;";

}  // namespace

void apply_settings(sqlite3* handle, Access access) {
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  run_script(handle, for_all);
  run_script(handle, access == Access::write ? for_writer : for_reader);
}

void run_script(sqlite3* handle, std::string const& sql) {
  auto const code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite_failure(handle, code, sql);
}

void roll_back_sqlite(sqlite3* handle) noexcept {
  if (sqlite3_get_autocommit(handle) == 0) sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::int64_t changes_so_far(sqlite3* handle) { return sqlite3_total_changes64(handle); }

std::int64_t changes_of_last(sqlite3* handle) { return sqlite3_changes64(handle); }

}  // namespace wardmote::store
