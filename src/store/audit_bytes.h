#pragma once

#include <string>

#include "store/audit.h"

namespace wardmote::store {

/// The canonical bytes of a link, version 1, which a stranger can make again from the published entry:
///
///     "wardmote audit link 1"
///     board        the identifier's 36 characters
///     sequence     8 bytes, the most significant first
///     recorded_at  "2026-11-23T13:46:33.000000Z"
///     actor, action, subject
///     details      canonical JSON (store/canonical_json.h)
///     previous     the 32 bytes of the hash before; zeros before the first
///
/// Each of the nine stands after its length: 8 bytes, the most significant first. So no two links have the same bytes.
std::string canonical_bytes(AuditLink const& link);

/// BLAKE2b-256 of the canonical bytes; what `link.hash` is when the link holds.
base::Hash hash_of_link(AuditLink const& link);

}  // namespace wardmote::store
