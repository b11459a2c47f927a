#pragma once

#include "store/backup/purged_records_store.h"
#include "store/backup/restore.h"

namespace wardmote::store {

/// As prove_restore, of a copy of the record keys into the key file: a key of a record that was purged is not brought
/// back, and a tombstone stands in its place, so that it opens at no moment.
base::Answer<std::unique_ptr<ProvedRestore>> prove_keys_restore(std::filesystem::path const& key_file,
                                                                BackupKey const& key,
                                                                std::filesystem::path const& backup,
                                                                PurgeList const& purged, base::Clock const& clock);

}  // namespace wardmote::store
