#pragma once

#include <memory>

#include "main/backups.h"
#include "store/backup/restore.h"

namespace wardmote {

/// What a restore stands on: no house, since there may be no database yet, or one that does not open.
struct RestorePlace {
  std::unique_ptr<store::Engine> engine;
  store::BackupKey key;
  std::string keys_file;
  base::SystemClock clock{};
};

/// Refuses key_not_given and what KeyEncryptionKey::from_file refuses.
base::Answer<std::unique_ptr<RestorePlace>> restore_place_of(Options const& options);

/// Every purge that is known here and beside the backup: the purge list, the data that are there, the record keys that are there.
/// What is damaged is passed over. Refuses purge_list_missing if keys are to be restored and there is no list, and
/// purge_list_broken.
base::Answer<store::PurgeList> known_purges(RestorePlace& place, Options const& options);

/// Builds and proves what the backup holds, with every invariant; in it `purged` is entered in the purge list, nobody is
/// signed in, and the restore is remembered. Leaves in `purged` what the restored data know as well.
base::Answer<std::unique_ptr<store::ProvedRestore>> prove(RestorePlace& place, Options const& options,
                                                          store::PurgeList& purged, TellProgress const& tell);

}  // namespace wardmote
