#include <algorithm>
#include <map>

#include "base/ensure.h"
#include "base/hash.h"
#include "store/migrating.h"

namespace wardmote::store {
namespace {

// One row for each migration that this database has been through; kept for ever. The checksum is BLAKE2b-256 of the
// file as the program carried it, for both databases the same.
constexpr std::string_view bookkeeping = R"sql(
CREATE TABLE IF NOT EXISTS schema_migration (
  number     INTEGER NOT NULL PRIMARY KEY,
  name       TEXT    NOT NULL,
  checksum   TEXT    NOT NULL,
  applied_at TEXT    NOT NULL
);)sql";

std::string checksum_of(Migration const& migration) { return base::to_hex(base::hash_of(migration.sql)); }

void apply_and_remember(Connection& connection, Migration const& migration, Dialect dialect, base::Clock const& clock) {
  connection.script(migration_text(migration.sql, dialect));
  connection.run(
      "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (:number, :name, :checksum, "
      ":applied_at)",
      {{"number", migration.number},
       {"name", migration.name},
       {"checksum", checksum_of(migration)},
       {"applied_at", clock.now()}});
}

/// Several servers that start at once wait for one another here.
constexpr int attempt_alone = 2;

void keep_books(Connection& connection, Dialect dialect) {
  connection.begin(Access::write, attempt_alone);
  connection.script(migration_text(bookkeeping, dialect));
  connection.commit();
}

/// In a transaction of its own; left out if another process was faster.
void apply(Connection& connection, Migration const& migration, Dialect dialect, base::Clock const& clock) {
  connection.begin(Access::write, attempt_alone);
  if (applied_to(connection).contains(migration.number)) return connection.roll_back();
  apply_and_remember(connection, migration, dialect, clock);
  connection.commit();
}

std::vector<Migration> pending(AppliedMigrations const& applied, std::vector<Migration> migrations) {
  std::erase_if(migrations, [&](Migration const& migration) { return applied.contains(migration.number); });
  return migrations;
}

std::vector<Migration> in_order(std::vector<Migration> migrations) {
  std::ranges::sort(migrations, {}, &Migration::number);
  ENSURE(std::ranges::adjacent_find(migrations, {}, &Migration::number) == migrations.end());
  return migrations;
}

}  // namespace

AppliedMigrations applied_to(Connection& connection) {
  AppliedMigrations applied;
  connection.run("SELECT number, checksum FROM schema_migration", {}, [&](Row const& row) {
    applied.emplace(static_cast<int>(row.integer("number")), row.text("checksum"));
  });
  return applied;
}

base::Answer<void> check_known(AppliedMigrations const& applied, std::vector<Migration> const& migrations) {
  for (auto const& [number, checksum] : applied) {
    auto const known = std::ranges::find(migrations, number, &Migration::number);
    if (known == migrations.end())
      return base::refuse(base::RefusalCode::database_newer,
                          {{"found", std::to_string(applied.rbegin()->first)},
                           {"known", std::to_string(migrations.empty() ? 0 : migrations.back().number)}});
    if (checksum_of(*known) != checksum)
      return base::refuse(base::RefusalCode::migration_changed, {{"number", std::to_string(number)}});
  }
  return {};
}

std::vector<Migration> steps_to(AppliedMigrations const& applied, std::vector<Migration> migrations) {
  std::erase_if(migrations, [&](Migration const& migration) { return !applied.contains(migration.number); });
  return in_order(std::move(migrations));
}

void make_schema(Connection& connection, Dialect dialect, std::vector<Migration> const& steps) {
  connection.script(migration_text(bookkeeping, dialect));
  for (auto const& step : steps) connection.script(migration_text(step.sql, dialect));
}

void apply_missing(Connection& connection, Dialect dialect, std::vector<Migration> migrations,
                   base::Clock const& clock) {
  for (auto const& step : pending(applied_to(connection), in_order(std::move(migrations))))
    apply_and_remember(connection, step, dialect, clock);
}

base::Answer<void> migrate_with(Engine& engine, Connection& connection, std::vector<Migration> migrations,
                                base::Clock const& clock) {
  migrations = in_order(std::move(migrations));
  keep_books(connection, engine.dialect());
  auto const applied = applied_to(connection);
  if (auto const known = check_known(applied, migrations); !known) return known;
  auto const steps = pending(applied, migrations);
  if (!steps.empty() && !applied.empty()) engine.keep_copy(connection, steps.front().number);
  for (auto const& step : steps) apply(connection, step, engine.dialect(), clock);
  return {};
}

}  // namespace wardmote::store
