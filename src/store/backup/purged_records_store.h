#pragma once

#include <vector>

#include "store/sealed/sealed_place.h"
#include "store/session.h"

namespace wardmote::store {

/// A record whose sealed texts are never to open again.
struct PurgedRecord {
  SealedRecord record;
  base::Instant purged_at{};
  friend bool operator==(PurgedRecord const&, PurgedRecord const&) = default;
};

/// Enters the record into the purge list, for good; nothing happens if it is there. Said in the transaction that records
/// the purge in the audit chain; afterwards `Vault::shred` destroys the key. If the program dies in between, the next
/// start does it (`bury_what_was_purged`).
void enter_purged(Writer& writer, SealedRecord const& record, base::Instant now);

/// The whole list, in the order of its key.
std::vector<PurgedRecord> list_purged(Reader& reader);

}  // namespace wardmote::store
