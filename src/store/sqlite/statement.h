#pragma once

#include <functional>
#include <span>
#include <string>
#include <unordered_map>

#include "store/session.h"
#include "store/sqlite/api.h"

namespace wardmote::store {

/// Puts a value into the parameter at `place` (from 1) of a statement. The value outlives the run of the statement.
void bind_sqlite(sqlite3_stmt* statement, int place, Stored const& stored);

/// Every row that a SELECT without parameters gives, as its columns stand.
void each_sqlite_row(sqlite3* handle, std::string const& sql,
                     std::function<void(std::span<BulkValue const>)> const& take);

/// Prepared statements of one SQLite session, kept for the next time.
class SqliteStatements {
 public:
  explicit SqliteStatements(sqlite3* handle) : handle_(handle) {}
  /// Runs a statement to its end, with a row for each it gives.
  void run(std::string_view sql, Bindings const& bindings, std::function<void(Row const&)> const& take);

  static constexpr std::size_t kept_max = 64;

 private:
  sqlite3_stmt* prepared(std::string_view sql);

  sqlite3* handle_;
  std::unordered_map<std::string, SqliteStatement> kept_;
  bool running_ = false;
};

}  // namespace wardmote::store
