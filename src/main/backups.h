#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "main/house.h"
#include "store/backup/backup.h"
#include "store/backup/backup_events_store.h"
#include "store/backup/purged_records_store.h"

namespace wardmote {

using TellProgress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// What is to be remembered of a backup that was made, tried or restored.
store::BackupEvent event_of(store::BackupEventKind kind, store::BackupRead const& read,
                            std::filesystem::path const& file, base::Instant begun_at, base::Instant now);

/// Copies data and uploaded files into `file`, remembers it with its audit entry, and brings the purge list beside it up
/// to date. Refuses key_not_given, purge_list_broken and what `make_backup` refuses.
base::Answer<store::BackupRead> back_up(House& house, std::filesystem::path const& file, std::string const& actor,
                                        TellProgress const& tell);

/// Copies the record keys into `file`. Refuses as above.
base::Answer<store::BackupRead> back_up_keys(House& house, std::filesystem::path const& file);

/// Brings the purge list in that folder up to date with the data and the record keys.
base::Answer<void> keep_purge_list(House& house, std::filesystem::path const& folder);

/// What stands in the job queue for scheduled copies, and how it is done: a copy in the folder, then those that are
/// beyond what is to be kept go.
inline constexpr std::string_view backup_job_kind = "make_backup";
store::Handler backup_handler(House& house, Options::Serve const& options);

}  // namespace wardmote
