#include "store/postgresql/connection.h"

#include <libpq-fe.h>

#include "store/database.h"
#include "store/postgresql/api.h"
#include "store/postgresql/bulk.h"
#include "store/postgresql/copy_out.h"
#include "store/postgresql/statement.h"
#include "store/relations.h"

namespace wardmote::store {
namespace {

// A write that lost against another runs again alone: it holds for itself what all others hold in common. The number is
// ours: "wardmote" in ASCII.
constexpr char const* begin_writing =
    "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT pg_advisory_xact_lock_shared(8602282538912674917)";
constexpr char const* stand_alone = "SELECT pg_advisory_lock(8602282538912674917)";
constexpr char const* stand_alone_no_more = "SELECT pg_advisory_unlock(8602282538912674917)";
constexpr char const* begin_writing_alone = "BEGIN ISOLATION LEVEL SERIALIZABLE";
constexpr char const* begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

constexpr auto* relations_with_column =
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = current_schema()"
    " AND column_name = :column ORDER BY table_name COLLATE \"C\"";

constexpr auto* all_relations =
    "SELECT CAST(relation.relname AS TEXT) AS name, CAST(held.attname AS TEXT) AS column_name,"
    " array_position(CAST(key.indkey AS int2[]), held.attnum) AS key_place"
    " FROM pg_class AS relation JOIN pg_namespace AS place ON place.oid = relation.relnamespace"
    " JOIN pg_attribute AS held ON held.attrelid = relation.oid AND held.attnum > 0 AND NOT held.attisdropped"
    " LEFT JOIN pg_index AS key ON key.indrelid = relation.oid AND key.indisprimary"
    " WHERE relation.relkind = 'r' AND place.nspname = current_schema()"
    " ORDER BY CAST(relation.relname AS TEXT) COLLATE \"C\", held.attnum";

struct Close {
  void operator()(PGconn* handle) const { PQfinish(handle); }
};
using Handle = std::unique_ptr<PGconn, Close>;

/// libpq's own message names host and database, never the password.
Handle opened(std::string const& url) {
  Handle handle(PQconnectdb(url.c_str()));
  if (PQstatus(handle.get()) != CONNECTION_OK) throw_postgres_failure(handle.get(), nullptr, "connect");
  PQsetNoticeProcessor(handle.get(), [](void*, char const*) {}, nullptr);
  run_script(handle.get(), "SET client_encoding = 'UTF8'; SET TIME ZONE 'UTC'; SET extra_float_digits = 1");
  return handle;
}

class PostgresConnection final : public Connection {
 public:
  using Connection::run;

  explicit PostgresConnection(std::string const& url) : handle_(opened(url)), statements_(handle_.get()) {}

  void begin(Access access, int attempt) override {
    if (access == Access::read) return script(begin_reading);
    if (attempt == 1) return script(begin_writing);
    script(stand_alone);
    is_alone_ = true;
    script(begin_writing_alone);
  }

  /// The server answers COMMIT with a silent ROLLBACK when a statement has failed before it.
  void commit() override {
    if (PQtransactionStatus(handle_.get()) != PQTRANS_INTRANS)
      throw StoreFailure(StoreFailure::Kind::other,
                         "PostgreSQL: a statement of this transaction failed; nothing was committed");
    script("COMMIT");
    end_standing_alone();
  }

  void roll_back() noexcept override {
    try {
      if (PQtransactionStatus(handle_.get()) != PQTRANS_IDLE) script("ROLLBACK");
      end_standing_alone();
    } catch (StoreFailure const&) {
      is_broken_ = true;
    }
  }

  bool is_broken() const override { return is_broken_ || PQstatus(handle_.get()) != CONNECTION_OK; }
  void script(std::string const& sql) override { run_script(handle_.get(), sql); }

  std::vector<std::string> relations_with(std::string_view column) override {
    std::vector<std::string> names;
    run(relations_with_column, {{"column", column}}, [&](Row const& row) { names.push_back(row.text("name")); });
    return names;
  }

  std::vector<Relation> relations() override { return relations_by(*this, all_relations); }

  void each_row(Relation const& relation, std::function<void(std::span<BulkValue const>)> const& take) override {
    each_postgres_row(handle_.get(), selection_of(relation), take);
  }

  std::int64_t size_bytes() override {
    std::int64_t bytes = 0;
    run("SELECT pg_database_size(current_database()) AS bytes", {},
        [&](Row const& row) { bytes = row.integer("bytes"); });
    return bytes;
  }

  std::int64_t run(std::string_view sql, Bindings const& bindings,
                   std::function<void(Row const&)> const& take) override {
    return statements_.run(sql, bindings, take);
  }

  std::string_view skipping_locked() const override { return "FOR UPDATE SKIP LOCKED"; }

  std::unique_ptr<Bulk> bulk(std::string_view relation, std::vector<std::string> const& columns) override {
    return make_postgres_bulk(handle_.get(), relation, columns);
  }

 private:
  void end_standing_alone() {
    if (!is_alone_) return;
    is_alone_ = false;
    script(stand_alone_no_more);
  }

  Handle handle_;
  PostgresStatements statements_;
  bool is_alone_ = false;
  bool is_broken_ = false;
};

}  // namespace

std::unique_ptr<Connection> connect_postgresql(std::string const& url) {
  return std::make_unique<PostgresConnection>(url);
}

}  // namespace wardmote::store
