#include "store/postgresql/connection.h"

#include <libpq-fe.h>

#include "store/database.h"
#include "store/postgresql/api.h"
#include "store/postgresql/bulk.h"
#include "store/postgresql/copy_out.h"
#include "store/postgresql/session.h"
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
constexpr char const* begin_writing_by_statement = "BEGIN ISOLATION LEVEL READ COMMITTED";
constexpr char const* begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

// A session whose client is gone still holds its lock while its COMMIT waits for the second copy. What was committed before
// the message is on that copy when the message is.
constexpr char const* stand_alone_soon =
    "SET lock_timeout = '5s'; SELECT pg_advisory_lock(8602282538912674917); RESET lock_timeout";
constexpr char const* begin_settling =
    "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_logical_emit_message(true, 'wardmote', 'settled')";

// A timeout would end the wait for the second copy, and the server would call that a success (manual, 20.5.1).
constexpr char const* commit_in_full = "SET LOCAL statement_timeout = 0; COMMIT";
constexpr std::chrono::seconds commit_wait_max{20};

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

class PostgresConnection final : public Connection {
 public:
  using Connection::run;

  explicit PostgresConnection(std::string const& url) : handle_(open_session(url)), statements_(handle_.get()) {
    PQsetNoticeProcessor(
        handle_.get(), [](void* self, char const*) { static_cast<PostgresConnection*>(self)->is_warned_ = true; },
        this);
  }

  void begin(Access access, int attempt) override {
    writes_ = access != Access::read;
    if (access == Access::read) return script(begin_reading);
    if (access == Access::write_by_statement) return script(begin_writing_by_statement);
    if (access == Access::write && attempt == 1) return script(begin_writing);
    script(access == Access::settle ? stand_alone_soon : stand_alone);
    is_alone_ = true;
    script(access == Access::settle ? begin_settling : begin_writing_alone);
  }

  /// The server answers COMMIT with a silent ROLLBACK when a statement has failed before it.
  void commit() override {
    if (is_broken()) throw StoreFailure(StoreFailure::Kind::unavailable, "PostgreSQL: gone before COMMIT");
    if (PQtransactionStatus(handle_.get()) != PQTRANS_INTRANS)
      throw StoreFailure(StoreFailure::Kind::other,
                         "PostgreSQL: a statement of this transaction failed; nothing was committed");
    writes_ ? commit_writing() : script("COMMIT");
    end_standing_alone();
  }

  void roll_back() noexcept override {
    try {
      if (!is_broken() && PQtransactionStatus(handle_.get()) != PQTRANS_IDLE) script("ROLLBACK");
    } catch (StoreFailure const&) {
      is_broken_ = true;
    }
    end_standing_alone();
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
  /// From when it is sent until it is answered, nobody can tell what became of it.
  void commit_writing() {
    is_warned_ = false;
    auto is_done = false;
    if (PQsendQuery(handle_.get(), commit_in_full)) {
      while (await_answer(handle_.get(), commit_wait_max)) {
        auto const answer = PostgresResult(PQgetResult(handle_.get()));
        if (!answer) break;
        if (ends_session(handle_.get(), answer.get())) continue;
        is_done = std::string_view(PQcmdStatus(answer.get())) == "COMMIT";
        if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
          throw_postgres_failure(handle_.get(), answer.get(), "COMMIT");
      }
    }
    if (is_done && !is_warned_) return;
    is_broken_ = true;
    throw StoreFailure(
        StoreFailure::Kind::commit_unknown,
        is_done ? "PostgreSQL: committed on one server alone"
                : std::string("PostgreSQL: COMMIT was sent and not answered: ") + PQerrorMessage(handle_.get()));
  }

  /// What was committed stays so, even if this cannot be said any more; the lock goes with the session.
  void end_standing_alone() noexcept {
    if (!is_alone_ || is_broken()) return;
    is_alone_ = false;
    try {
      script(stand_alone_no_more);
    } catch (StoreFailure const&) {
      is_broken_ = true;
    }
  }

  PostgresSession handle_;
  PostgresStatements statements_;
  bool writes_ = false;
  bool is_warned_ = false;  ///< the server gave a notice: during COMMIT, that it did not wait for the second copy
  bool is_alone_ = false;
  bool is_broken_ = false;
};

}  // namespace

std::unique_ptr<Connection> connect_postgresql(std::string const& url) {
  return std::make_unique<PostgresConnection>(url);
}

}  // namespace wardmote::store
