#include "store/postgresql/rebuild.h"

#include <vector>

#include "base/ensure.h"
#include "store/database.h"
#include "store/postgresql/connection.h"

namespace wardmote::store {
namespace {

// The numbers are ours: "wardmote" in ASCII is what writers hold in common (connection.cpp), one more is for restores.
constexpr auto* stop_writers = "SELECT pg_advisory_xact_lock(8602282538912674917)";
constexpr auto* one_at_a_time = "SELECT pg_try_advisory_xact_lock(8602282538912674918) AS taken";

constexpr auto* other_sessions =
    "SELECT count(*) AS sessions FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND usesysid IS NOT NULL AND coalesce(backend_type, 'client backend') = 'client backend'";
constexpr auto* look_again_soon = "SELECT pg_sleep(0.1), pg_stat_clear_snapshot()";
constexpr int looks_max = 20;

constexpr auto* all_references =
    "SELECT quote_ident(relation.relname) AS relation, quote_ident(rule.conname) AS name,"
    " pg_get_constraintdef(rule.oid) AS definition FROM pg_constraint AS rule"
    " JOIN pg_class AS relation ON relation.oid = rule.conrelid"
    " JOIN pg_namespace AS place ON place.oid = rule.connamespace"
    " WHERE rule.contype = 'f' AND place.nspname = current_schema() ORDER BY rule.oid";

std::string text_of(Connection& connection, std::string_view sql) {
  std::string text;
  connection.run(sql, {}, [&](Row const& row) { text = row.text("text"); });
  return text;
}

class PostgresRebuild final : public Rebuild {
 public:
  explicit PostgresRebuild(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {
    schema_ = text_of(*connection_, "SELECT quote_ident(current_schema()) AS text");
    before_ = text_of(*connection_, "SELECT quote_ident(current_schema() || '_before_restore') AS text");
    connection_->script("CREATE SCHEMA wardmote_restoring; SET LOCAL search_path TO wardmote_restoring");
  }

  Connection& connection() override { return *connection_; }

  void leave_references() override {
    connection_->run(all_references, {}, [&](Row const& row) {
      references_.push_back({"ALTER TABLE " + row.text("relation"), row.text("name"), row.text("definition")});
    });
    for (auto const& [change, name, definition] : references_) connection_->script(change + " DROP CONSTRAINT " + name);
  }

  void check_references() override {
    for (auto const& [change, name, definition] : references_)
      connection_->script(change + " ADD CONSTRAINT " + name + " " + definition);
    for (auto const& relation : connection_->relations()) connection_->script("ANALYZE " + relation.name);
  }

  base::Answer<void> take_place() override {
    if (auto const unused = check_postgres_unused(*connection_); !unused) return unused;
    connection_->script(stop_writers);
    connection_->script("DROP SCHEMA IF EXISTS " + before_ + " CASCADE; ALTER SCHEMA " + schema_ + " RENAME TO " +
                        before_ + "; ALTER SCHEMA wardmote_restoring RENAME TO " + schema_);
    connection_->commit();
    return {};
  }

 private:
  struct Reference {
    std::string change, name, definition;
  };

  std::unique_ptr<Connection> connection_;
  std::string schema_, before_;  // quoted
  std::vector<Reference> references_;
};

}  // namespace

base::Answer<std::unique_ptr<Rebuild>> begin_postgres_rebuild(std::string const& url) {
  auto connection = connect_postgresql(url);
  connection->script("BEGIN");
  bool is_taken = false;
  connection->run(one_at_a_time, {}, [&](Row const& row) { is_taken = row.truth("taken"); });
  if (!is_taken) return base::refuse(base::RefusalCode::restore_under_way, {{"place", place_of_postgres(url)}});
  return std::make_unique<PostgresRebuild>(std::move(connection));
}

base::Answer<void> check_postgres_unused(Connection& connection) {
  std::int64_t sessions = 0;
  for (int look = 0; look < looks_max; ++look) {
    connection.run(other_sessions, {}, [&](Row const& row) { sessions = row.integer("sessions"); });
    if (sessions == 0) return {};
    connection.script(look_again_soon);
  }
  return base::refuse(base::RefusalCode::database_in_use,
                      {{"place", text_of(connection, "SELECT CAST(current_database() AS TEXT) AS text")}});
}

std::string place_of_postgres(std::string const& url) {
  auto const after_scheme = url.find("//") + 2;
  auto const after_user = url.find('@', after_scheme);
  auto const begin = after_user == std::string::npos ? after_scheme : after_user + 1;
  return url.substr(begin, url.find('?', begin) - begin);
}

}  // namespace wardmote::store
