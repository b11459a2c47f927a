#pragma once

#include <cstdint>
#include <string>

#include "store/connection.h"

struct sqlite3;

// The calls to SQLite's own interface that a session needs, apart from SOCI's header, which declares that interface a second time.
namespace wardmote::store {

/// Settings of a new session; see connect_sqlite.
void apply_settings(sqlite3* handle, Access access);

/// Runs statements that give no rows.
void run_script(sqlite3* handle, std::string const& sql);

/// Undoes the transaction, if one is open.
void roll_back_sqlite(sqlite3* handle) noexcept;

std::int64_t changes_so_far(sqlite3* handle);
std::int64_t changes_of_last(sqlite3* handle);

}  // namespace wardmote::store
