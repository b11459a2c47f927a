#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "store/engine.h"
#include "store/migration.h"

namespace wardmote::store {

/// Brings a database to the schema of `migrations`; see Database::migrate. The session is one for writing, outside a
/// transaction.
base::Answer<void> migrate_with(Engine& engine, Connection& connection, std::vector<Migration> migrations,
                                base::Clock const& clock);

/// The migrations that a database has been through: number → checksum.
using AppliedMigrations = std::map<int, std::string>;
AppliedMigrations applied_to(Connection& connection);

/// Refuses database_newer and migration_changed.
base::Answer<void> check_known(AppliedMigrations const& applied, std::vector<Migration> const& migrations);

/// Those of `migrations` that were applied, in order.
std::vector<Migration> steps_to(AppliedMigrations const& applied, std::vector<Migration> migrations);

/// Makes the schema of these steps in an empty database, inside the transaction that is open. The rows that remember
/// them (schema_migration) are left to the caller, who has them from elsewhere.
void make_schema(Connection& connection, Dialect dialect, std::vector<Migration> const& steps);

/// Applies what is missing inside the transaction that is open, and remembers it.
void apply_missing(Connection& connection, Dialect dialect, std::vector<Migration> migrations,
                   base::Clock const& clock);

}  // namespace wardmote::store
