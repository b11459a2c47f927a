#include "store/postgresql/bulk.h"

#include <libpq-fe.h>

#include "base/ensure.h"
#include "base/text.h"
#include "store/binding.h"
#include "store/postgresql/api.h"

namespace wardmote::store {
namespace {

constexpr std::size_t copied_at_once_bytes = 1 << 20;

std::string copying(std::string_view relation, std::vector<std::string> const& columns) {
  std::string names;
  for (auto const& column : columns) names += (names.empty() ? "" : ", ") + column;
  return "COPY " + std::string(relation) + " (" + names + ") FROM STDIN";
}

/// The text format of COPY (PostgreSQL 15 manual, "COPY", file formats): a backslash stands before what would end a
/// field.
void append_field(std::string& out, std::string_view text) {
  ensure_storable(text);
  for (auto const c : text) {
    if (c == '\\' || c == '\t' || c == '\n' || c == '\r') out += '\\';
    out += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c;
  }
}

void append_field(std::string& out, std::int64_t whole) { out += std::to_string(whole); }

void append_field(std::string& out, double number) {
  ensure_storable(number);
  out += base::to_text(number);
}

void append_field(std::string& out, std::monostate) { out += "\\N"; }

class PostgresBulk final : public Bulk {
 public:
  PostgresBulk(PGconn* handle, std::string_view relation, std::vector<std::string> const& columns)
      : handle_(handle), copying_(copying(relation, columns)), columns_(columns.size()) {}

  void add(std::span<BulkValue const> values) override {
    ENSURE(values.size() == columns_);
    auto separator = "";
    for (auto const& value : values) {
      rows_ += separator;
      value.visit([&](auto held) { append_field(rows_, held); });
      separator = "\t";
    }
    rows_ += '\n';
    if (rows_.size() >= copied_at_once_bytes) copy();
  }

  void finish() override {
    if (!rows_.empty()) copy();
  }

 private:
  void copy() {
    checked(handle_, PQexec(handle_, copying_.c_str()), copying_);
    auto const taken = PQputCopyData(handle_, rows_.data(), static_cast<int>(rows_.size())) == 1 &&
                       PQputCopyEnd(handle_, nullptr) == 1;
    rows_.clear();
    auto const answer = PostgresResult(PQgetResult(handle_));
    while (auto* const more = PQgetResult(handle_)) PQclear(more);
    if (!taken || PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
      throw_postgres_failure(handle_, answer.get(), copying_);
  }

  PGconn* handle_;
  std::string copying_;
  std::size_t columns_;
  std::string rows_;
};

}  // namespace

std::unique_ptr<Bulk> make_postgres_bulk(pg_conn* handle, std::string_view relation,
                                         std::vector<std::string> const& columns) {
  return std::make_unique<PostgresBulk>(handle, relation, columns);
}

}  // namespace wardmote::store
