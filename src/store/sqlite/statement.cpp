#include "store/sqlite/statement.h"

#include <sqlite3.h>

#include "base/ensure.h"
#include "store/binding.h"

namespace wardmote::store {
namespace {

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement), columns_(sqlite3_column_count(statement)) {}

  Stored at(std::string_view column) const override {
    auto const place = place_of(column);
    switch (sqlite3_column_type(statement_, place)) {
      case SQLITE_INTEGER: return sqlite3_column_int64(statement_, place);
      case SQLITE_FLOAT: return sqlite3_column_double(statement_, place);
      case SQLITE_TEXT: return text_at(place);
      default: return {};
    }
  }

 private:
  int place_of(std::string_view column) const {
    for (int place = 0; place < columns_; ++place)
      if (column == sqlite3_column_name(statement_, place)) return place;
    ENSURE(!"the statement has a column of that name");
    return 0;
  }

  std::string text_at(int place) const {
    auto const* const bytes = reinterpret_cast<char const*>(sqlite3_column_text(statement_, place));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, place))};
  }

  sqlite3_stmt* statement_;
  int columns_;
};

/// Until the next step.
BulkValue value_at(sqlite3_stmt* statement, int place) {
  switch (sqlite3_column_type(statement, place)) {
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, place);
    case SQLITE_FLOAT: return sqlite3_column_double(statement, place);
    case SQLITE_TEXT:
      return std::string_view(reinterpret_cast<char const*>(sqlite3_column_text(statement, place)),
                              static_cast<std::size_t>(sqlite3_column_bytes(statement, place)));
    default: return nullptr;
  }
}

/// Ready for the next run, whatever happened in this one.
struct Resetting {
  sqlite3_stmt* statement;
  bool& running;
  ~Resetting() {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    running = false;
  }
};

void bind_all(sqlite3_stmt* statement, Bindings const& bindings) {
  auto const count = sqlite3_bind_parameter_count(statement);
  ENSURE(static_cast<std::size_t>(count) == bindings.size());
  for (int place = 1; place <= count; ++place)
    bind_sqlite(statement, place, value_of(bindings, sqlite3_bind_parameter_name(statement, place) + 1));
}

}  // namespace

void bind_sqlite(sqlite3_stmt* statement, int place, Stored const& stored) {
  int code = SQLITE_OK;
  if (auto const* const whole = std::get_if<std::int64_t>(&stored))
    code = sqlite3_bind_int64(statement, place, *whole);
  else if (auto const* const number = std::get_if<double>(&stored))
    code = sqlite3_bind_double(statement, place, *number);
  else if (auto const* const text = std::get_if<std::string>(&stored))
    code = sqlite3_bind_text(statement, place, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
  else
    code = sqlite3_bind_null(statement, place);
  if (code != SQLITE_OK) throw_sqlite_failure(sqlite3_db_handle(statement), code, sqlite3_sql(statement));
}

void each_sqlite_row(sqlite3* handle, std::string const& sql,
                     std::function<void(std::span<BulkValue const>)> const& take) {
  auto const statement = prepare_sqlite(handle, sql);
  std::vector<BulkValue> values(static_cast<std::size_t>(sqlite3_column_count(statement.get())), nullptr);
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
    for (std::size_t place = 0; place < values.size(); ++place)
      values[place] = value_at(statement.get(), static_cast<int>(place));
    take(values);
  }
  if (code != SQLITE_DONE) throw_sqlite_failure(handle, code, sql);
}

void SqliteStatements::run(std::string_view sql, Bindings const& bindings,
                           std::function<void(Row const&)> const& take) {
  ENSURE(!running_);
  auto* const statement = prepared(sql);
  Resetting const resetting{statement, running_};
  running_ = true;
  bind_all(statement, bindings);
  SqliteRow const row(statement);
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) take(row);
  if (code != SQLITE_DONE) throw_sqlite_failure(handle_, code, sqlite3_sql(statement));
}

sqlite3_stmt* SqliteStatements::prepared(std::string_view sql) {
  std::string const text(sql);
  if (auto const found = kept_.find(text); found != kept_.end()) return found->second.get();
  if (kept_.size() >= kept_max) kept_.clear();
  return kept_.emplace(text, prepare_sqlite(handle_, text)).first->second.get();
}

}  // namespace wardmote::store
