#pragma once

#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace wardmote::store {

/// Throws what SQLite's last result code on this handle means, in our words.
[[noreturn]] void throw_sqlite_failure(sqlite3* handle, int code, std::string const& during);

/// A prepared statement, finalized at the end.
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const;
};
using SqliteStatement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// One statement; more in the text is our own mistake (ENSURE).
SqliteStatement prepare_sqlite(sqlite3* handle, std::string const& sql);

/// Runs statements that give no rows.
void run_script(sqlite3* handle, std::string const& sql);

}  // namespace wardmote::store
