#include "store/sqlite/bulk.h"

#include <sqlite3.h>

#include <span>

#include "base/ensure.h"
#include "store/binding.h"
#include "store/sqlite/api.h"
#include "store/sqlite/statement.h"

namespace wardmote::store {
namespace {

// As many rows in one INSERT: measured half as fast again as one by one (docs/decisions/0002), and no faster with more.
constexpr std::size_t rows_at_once = 16;

std::string joined(std::size_t count, std::string const& piece) {
  std::string all;
  for (std::size_t at = 0; at < count; ++at) all += (at ? ", " : "") + piece;
  return all;
}

std::string insertion(std::string_view relation, std::vector<std::string> const& columns, std::size_t rows) {
  std::string names;
  for (auto const& column : columns) names += (names.empty() ? "" : ", ") + column;
  return "INSERT INTO " + std::string(relation) + " (" + names + ") VALUES " +
         joined(rows, "(" + joined(columns.size(), "?") + ")");
}

class SqliteBulk final : public Bulk {
 public:
  SqliteBulk(sqlite3* handle, std::string_view relation, std::vector<std::string> const& columns)
      : handle_(handle),
        columns_(columns.size()),
        one_row_(insertion(relation, columns, 1)),
        many_rows_(prepare_sqlite(handle, insertion(relation, columns, rows_at_once))),
        waiting_(columns_ * rows_at_once) {}

  void add(std::vector<Parameter> const& values) override {
    ENSURE(values.size() == columns_);
    for (auto const& value : values) {
      ensure_storable(value.stored());
      waiting_[values_waiting_++] = value.stored();
    }
    if (values_waiting_ < waiting_.size()) return;
    insert(many_rows_.get(), waiting_);
    values_waiting_ = 0;
  }

  void finish() override {
    if (values_waiting_ == 0) return;
    auto const statement = prepare_sqlite(handle_, one_row_);
    for (std::size_t at = 0; at < values_waiting_; at += columns_)
      insert(statement.get(), std::span(waiting_).subspan(at, columns_));
    values_waiting_ = 0;
  }

 private:
  void insert(sqlite3_stmt* statement, std::span<Stored const> values) {
    int place = 0;
    for (auto const& value : values) bind_sqlite(statement, ++place, value);
    auto const code = sqlite3_step(statement);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE) throw_sqlite_failure(handle_, code, one_row_);
  }

  sqlite3* handle_;
  std::size_t columns_;
  std::string one_row_;
  SqliteStatement many_rows_;
  std::vector<Stored> waiting_;  // room for rows_at_once rows, used again and again
  std::size_t values_waiting_ = 0;
};

}  // namespace

std::unique_ptr<Bulk> make_sqlite_bulk(sqlite3* handle, std::string_view relation,
                                       std::vector<std::string> const& columns) {
  return std::make_unique<SqliteBulk>(handle, relation, columns);
}

}  // namespace wardmote::store
