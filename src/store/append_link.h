#pragma once

#include "base/clock.h"
#include "store/audit.h"
#include "store/connection.h"

namespace wardmote::store {

/// Adds an entry to the end of its board's chain, in the transaction that is open. Two writers that did not see each
/// other's entry collide on its key; the one that loses runs again (Database::write).
AuditLink append_link(Connection& connection, AuditEntry const& entry, base::Instant now);

}  // namespace wardmote::store
