#include "store/sqlite/bulk.h"

#include <sqlite3.h>

#include "base/ensure.h"
#include "store/binding.h"
#include "store/sqlite/api.h"
#include "store/sqlite/statement.h"

namespace wardmote::store {
namespace {

std::string insertion(std::string_view relation, std::vector<std::string> const& columns) {
  std::string names, places;
  for (auto const& column : columns) {
    auto const* const comma = names.empty() ? "" : ", ";
    names += comma + column;
    places += std::string(comma) + "?";
  }
  return "INSERT INTO " + std::string(relation) + " (" + names + ") VALUES (" + places + ")";
}

class SqliteBulk final : public Bulk {
 public:
  SqliteBulk(sqlite3* handle, std::string_view relation, std::vector<std::string> const& columns)
      : handle_(handle), statement_(prepare_sqlite(handle, insertion(relation, columns))), columns_(columns.size()) {}

  void add(std::vector<Parameter> const& values) override {
    ENSURE(values.size() == columns_);
    int place = 0;
    for (auto const& value : values) {
      ensure_storable(value.stored());
      bind_sqlite(statement_.get(), ++place, value.stored());
    }
    auto const code = sqlite3_step(statement_.get());
    sqlite3_reset(statement_.get());
    if (code != SQLITE_DONE) throw_sqlite_failure(handle_, code, sqlite3_sql(statement_.get()));
  }

  void finish() override {}

 private:
  sqlite3* handle_;
  SqliteStatement statement_;
  std::size_t columns_;
};

}  // namespace

std::unique_ptr<Bulk> make_sqlite_bulk(sqlite3* handle, std::string_view relation, std::vector<std::string> const& columns) {
  return std::make_unique<SqliteBulk>(handle, relation, columns);
}

}  // namespace wardmote::store
