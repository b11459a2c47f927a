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

/// Whether the place holds another value than before. What stays the same stays bound where it lies: most columns of a
/// bulk hold the same in row after row.
bool keep(Stored& place, std::monostate) {
  auto const is_new = !std::holds_alternative<std::monostate>(place);
  place = std::monostate{};
  return is_new;
}

bool keep(Stored& place, std::int64_t whole) {
  place = whole;
  return true;
}

bool keep(Stored& place, double number) {
  ensure_storable(number);
  place = number;
  return true;
}

bool keep(Stored& place, std::string_view text) {
  auto* const held = std::get_if<std::string>(&place);
  if (held && *held == text) return false;
  ensure_storable(text);
  if (held)
    held->assign(text);  // in the memory that it has
  else
    place.emplace<std::string>(text);
  return true;
}

class SqliteBulk final : public Bulk {
 public:
  SqliteBulk(sqlite3* handle, std::string_view relation, std::vector<std::string> const& columns)
      : handle_(handle),
        columns_(columns.size()),
        one_row_(insertion(relation, columns, 1)),
        many_rows_(prepare_sqlite(handle, insertion(relation, columns, rows_at_once))),
        waiting_(columns_ * rows_at_once) {}

  void add(std::span<BulkValue const> values) override {
    ENSURE(values.size() == columns_);
    for (auto const& value : values) {
      auto& place = waiting_[values_waiting_++];
      value.visit([&](auto held) {
        if (keep(place, held)) bind_sqlite(many_rows_.get(), static_cast<int>(values_waiting_), place);
      });
    }
    if (values_waiting_ < waiting_.size()) return;
    insert(many_rows_.get());
    values_waiting_ = 0;
  }

  void finish() override {
    if (values_waiting_ == 0) return;
    auto const statement = prepare_sqlite(handle_, one_row_);
    for (std::size_t at = 0; at < values_waiting_; at += columns_) {
      for (std::size_t column = 0; column < columns_; ++column)
        bind_sqlite(statement.get(), static_cast<int>(column + 1), waiting_[at + column]);
      insert(statement.get());
    }
    values_waiting_ = 0;
  }

 private:
  void insert(sqlite3_stmt* statement) {
    auto const code = sqlite3_step(statement);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE) throw_sqlite_failure(handle_, code, one_row_);
  }

  sqlite3* handle_;
  std::size_t columns_;
  std::string one_row_;
  SqliteStatement many_rows_;
  std::vector<Stored> waiting_;  // room for rows_at_once rows, used again and again; bound to many_rows_
  std::size_t values_waiting_ = 0;
};

}  // namespace

std::unique_ptr<Bulk> make_sqlite_bulk(sqlite3* handle, std::string_view relation,
                                       std::vector<std::string> const& columns) {
  return std::make_unique<SqliteBulk>(handle, relation, columns);
}

}  // namespace wardmote::store
