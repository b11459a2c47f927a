#include "store/sqlite/api.h"

#include <sqlite3.h>

#include "base/ensure.h"
#include "store/database.h"

namespace wardmote::store {
namespace {

StoreFailure::Kind kind_of(int code) {
  using enum StoreFailure::Kind;
  if (code == SQLITE_BUSY_SNAPSHOT) return serialization;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return busy;
    case SQLITE_CONSTRAINT: return constraint;
    case SQLITE_FULL: return full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return corrupt;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM: return unavailable;
    case SQLITE_READONLY: return read_only;
    default: return other;
  }
}

}  // namespace

void throw_sqlite_failure(sqlite3* handle, int code, std::string const& during) {
  auto const extended = (code & 0xFF) == code ? sqlite3_extended_errcode(handle) : code;
  throw StoreFailure(kind_of(extended), "SQLite: " + std::string(sqlite3_errmsg(handle)) + " (" +
                                            std::to_string(extended) + ", while: " + during + ")");
}

void FinalizeStatement::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteStatement prepare_sqlite(sqlite3* handle, std::string const& sql) {
  sqlite3_stmt* statement = nullptr;
  char const* rest = nullptr;
  auto const code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                       &statement, &rest);
  if (code != SQLITE_OK) throw_sqlite_failure(handle, code, sql);
  SqliteStatement prepared(statement);
  ENSURE(prepared != nullptr);
  ENSURE(std::string(rest).find_first_not_of(" \t\r\n;") == std::string::npos);
  return prepared;
}

void run_script(sqlite3* handle, std::string const& sql) {
  auto const code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite_failure(handle, code, sql);
}

}  // namespace wardmote::store
