#pragma once

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

}  // namespace wardmote::store
