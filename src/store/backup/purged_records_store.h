#pragma once

#include <map>

#include "store/sealed/key_file.h"
#include "store/session.h"

namespace wardmote::store {

/// The records whose sealed texts are never to open again, and since when. It holds identifiers and no content.
using PurgeList = std::map<SealedRecord, base::Instant>;

/// Enters the record into the purge list, for good; nothing happens if it is there. Said in the transaction that records
/// the purge in the audit chain; afterwards `Vault::shred` destroys the key. If the program dies in between, the next
/// start does it (`bury_what_was_purged`).
void enter_purged(Writer& writer, SealedRecord const& record, base::Instant now);

/// The whole list.
PurgeList list_purged(Reader& reader);

/// Destroys the keys of what stands in the list and still has one, and lets nothing be sealed there again. Done
/// whenever the two are opened together, before anything else is done with them.
void bury_what_was_purged(PurgeList const& list, KeyFile& keys);

}  // namespace wardmote::store
