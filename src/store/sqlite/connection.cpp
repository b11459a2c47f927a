#include "store/sqlite/connection.h"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "store/database.h"
#include "store/sqlite/bulk.h"
#include "store/sqlite/settings.h"
#include "store/sqlite/statement.h"

namespace wardmote::store {
namespace {

/// SOCI reads its connection string as key="value": a double quote inside would end the value.
soci::connection_parameters parameters_for(std::string const& path) {
  if (path.empty() || path.find('"') != std::string::npos)
    throw StoreFailure(StoreFailure::Kind::unavailable, "SQLite: the path '" + path + "' is empty or holds a double quote");
  return {*soci::factory_sqlite3(), "dbname=\"" + path + "\""};
}

std::unique_ptr<soci::session> opened(std::string const& path) {
  try {
    return std::make_unique<soci::session>(parameters_for(path));
  } catch (soci::soci_error const& error) {
    throw StoreFailure(StoreFailure::Kind::unavailable, "SQLite: cannot open " + path + ": " + error.what());
  }
}

sqlite3* handle_of(soci::session& session) {
  return reinterpret_cast<sqlite3*>(static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_);
}

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(std::string const& path, Access access)
      : session_(opened(path)), handle_(handle_of(*session_)), statements_(handle_) {
    apply_settings(handle_, access);
  }

  void begin(Access access, int /*attempt*/) override { script(access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN"); }
  void commit() override { script("COMMIT"); }
  void roll_back() noexcept override { roll_back_sqlite(handle_); }
  bool is_broken() const override { return false; }
  void script(std::string const& sql) override { run_script(handle_, sql); }

  void each(std::string_view sql, Bindings const& bindings, std::function<void(Row const&)> const& take) override {
    statements_.run(sql, bindings, take);
  }

  std::int64_t run(std::string_view sql, Bindings const& bindings) override {
    auto const before = changes_so_far(handle_);
    statements_.run(sql, bindings, [](Row const&) {});
    return changes_so_far(handle_) == before ? 0 : changes_of_last(handle_);
  }

  std::unique_ptr<Bulk> bulk(std::string_view relation, std::vector<std::string> const& columns) override {
    return make_sqlite_bulk(handle_, relation, columns);
  }

 private:
  std::unique_ptr<soci::session> session_;
  sqlite3* handle_;
  SqliteStatements statements_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(std::string const& path, Access access) {
  return std::make_unique<SqliteConnection>(path, access);
}

}  // namespace wardmote::store
