#pragma once

#include <filesystem>

#include "base/refusal.h"
#include "store/backup/chunk.h"
#include "store/backup/purged_records_store.h"

namespace wardmote::store {

// The purge list as a file beside backups, so that it outlives the machine: a line for each record, in the order in which
// they came to be known,
//
//     wardmote purge list 1
//     <board> <kind> <row> <moment> <64 hexadecimal digits>
//
// each bound to all lines before it by a keyed hash (BLAKE2b-256, the key derived from the key-encryption key): a line
// that was changed, moved or left out does not hold. A list that was cut off after a whole line is an older list, and
// cannot be told from one; that is why every folder of copies has one, and every copy of the data as well.

/// What it is called beside backups.
inline constexpr char const* purge_list_name = "purge-list";

/// Refuses file_unreadable and purge_list_broken.
base::Answer<PurgeList> read_purge_list(std::filesystem::path const& file, BackupKey const& key);

/// Adds what `list` has more than the file (made if there is none); gives what it holds then. Written whole or not at
/// all, mode 0600. Refuses purge_list_broken: a file that does not hold stays as it is. Throws StoreFailure.
base::Answer<PurgeList> extend_purge_list(std::filesystem::path const& file, BackupKey const& key,
                                          PurgeList const& list);

}  // namespace wardmote::store
