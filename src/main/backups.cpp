#include "main/backups.h"

#include "main/version.h"
#include "store/backup/purge_list.h"
#include "store/backup/retention.h"
#include "store/canonical_json.h"
#include "store/files/descriptor.h"
#include "web/context.h"

namespace wardmote {
namespace {

namespace fs = std::filesystem;

void remember(House& house, store::BackupRead const& read, fs::path const& file, base::Instant begun_at,
              std::string const& actor) {
  auto const event = event_of(store::BackupEventKind::backup, read, file, begun_at, house.clock.now());
  house.database->write([&](store::Writer& writer) { store::record_backup_event(writer, house.clock, event, actor); });
}

std::vector<std::string> names_in(fs::path const& folder) {
  std::vector<std::string> names;
  for (auto const& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  return names;
}

/// Gives how many went.
std::size_t remove_expired(fs::path const& folder, store::Retention const& retention, base::Instant now) {
  auto const expired = store::expired_backups(names_in(folder), retention, now);
  for (auto const& name : expired) fs::remove(folder / name);
  return expired.size();
}

base::Answer<std::string> do_backup(House& house, Options::Serve const& options, store::Progress& progress) {
  fs::path const folder = options.backup_to;
  fs::create_directories(folder);
  auto const now = house.clock.now();
  auto const tell = [&](std::uint64_t done, std::uint64_t total) {
    return progress.tell(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total), web::message_id("Copying"));
  };
  auto const read = back_up(house, folder / store::scheduled_backup_name(now), "schedule", tell);
  if (!read) return std::unexpected(read.error());
  auto const removed = remove_expired(folder, {options.backup_keep, std::chrono::days(options.backup_keep_days)}, now);
  return store::canonical_json(
      {{"backup", read->header.id}, {"bytes", std::to_string(read->file_bytes)}, {"removed", std::to_string(removed)}});
}

}  // namespace

store::BackupEvent event_of(store::BackupEventKind kind, store::BackupRead const& read, fs::path const& file,
                            base::Instant begun_at, base::Instant now) {
  return {.kind = kind,
          .backup_id = read.header.id,
          .backup_made_at = read.header.made_at,
          .ended_at = now,
          .duration = std::chrono::floor<std::chrono::milliseconds>(now - begun_at),
          .file_name = file.filename().string(),
          .file_bytes = static_cast<std::int64_t>(read.file_bytes),
          .rows = read.totals.rows,
          .files = read.totals.files};
}

base::Answer<store::BackupRead> back_up(House& house, fs::path const& file, std::string const& actor,
                                        TellProgress const& tell) {
  if (!house.backup_key) return base::refuse(base::RefusalCode::key_not_given);
  auto const begun_at = house.clock.now();
  store::FileStore const uploaded(house.files_folder);
  auto const read = store::make_backup(
      *house.database, *house.backup_key,
      {.file = file, .uploaded = &uploaded, .program = std::string(version), .tell = tell}, house.clock);
  if (!read) return read;
  remember(house, *read, file, begun_at, actor);
  if (auto const kept = keep_purge_list(house, store::folder_of(file)); !kept) return std::unexpected(kept.error());
  return read;
}

base::Answer<store::BackupRead> back_up_keys(House& house, fs::path const& file) {
  if (!house.backup_key) return base::refuse(base::RefusalCode::key_not_given);
  auto const keys = store::Database::open("sqlite:" + house.keys->name(), house.clock);
  return store::make_backup(*keys, *house.backup_key,
                            {.file = file, .of = store::BackupOf::keys, .program = std::string(version)}, house.clock);
}

base::Answer<void> keep_purge_list(House& house, fs::path const& folder) {
  auto list = house.database->read(store::list_purged);
  list.merge(house.keys->shredded());
  auto const extended = store::extend_purge_list(folder / store::purge_list_name, *house.backup_key, list);
  if (!extended) return std::unexpected(extended.error());
  return {};
}

store::Handler backup_handler(House& house, Options::Serve const& options) {
  return
      [&house, options](store::Job const&, store::Progress& progress) { return do_backup(house, options, progress); };
}

}  // namespace wardmote
