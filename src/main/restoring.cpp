#include "main/restoring.h"

#include "access/session_store.h"
#include "invariants/invariants.h"
#include "main/walled_house.h"
#include "store/backup/purge_list.h"
#include "store/boards_store.h"
#include "store/files/descriptor.h"
#include "store/sealed/key_file.h"

namespace wardmote {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> faults_of(store::Reader& reader) {
  std::vector<std::string> faults;
  for (auto const& board : store::list_boards(reader))
    for (auto const& invariant : invariants::all())
      for (auto const& violation : invariant.violations(reader, board.id))
        faults.push_back(std::string(invariant.sentence) + ": " + violation);
  return faults;
}

/// That purged records may open again stands in the audit chain, for whoever asks why.
void record_missing_list(store::Writer& writer) {
  for (auto const& board : store::list_boards(writer))
    writer.record({.board = board.id,
                   .actor = command_line_actor,
                   .action = "restore_without_purge_list",
                   .subject = "purge-list"});
}

/// Of boards that the backup holds.
void enter(store::Writer& writer, store::PurgeList const& purged) {
  for (auto const& [record, purged_at] : purged)
    if (store::find_board(writer, record.board)) store::enter_purged(writer, record, purged_at);
}

base::Answer<store::PurgeList> listed_purges(RestorePlace& place, Options const& options) {
  auto const& asked = options.restore;
  auto const file =
      asked.purge_list.empty() ? store::folder_of(asked.file) / store::purge_list_name : fs::path(asked.purge_list);
  if (asked.purge_list.empty() && !fs::exists(file)) {
    if (asked.with_keys.empty() || asked.without_purge_list) return store::PurgeList{};
    return base::refuse(base::RefusalCode::purge_list_missing, {{"file", file.string()}});
  }
  return store::read_purge_list(file, place.key);
}

/// What cannot be read says nothing: this very restore may be there to mend it.
template <class Read>
void add_if_readable(store::PurgeList& list, Read read) {
  try {
    list.merge(read());
  } catch (store::StoreFailure const&) {
  }
}

}  // namespace

base::Answer<std::unique_ptr<RestorePlace>> restore_place_of(Options const& options) {
  if (options.key.empty()) return base::refuse(base::RefusalCode::key_not_given);
  auto const key = store::KeyEncryptionKey::from_file(options.key);
  if (!key) return std::unexpected(key.error());
  fs::create_directories(options.data());
  return std::unique_ptr<RestorePlace>(new RestorePlace{.engine = store::make_engine(options.database_url()),
                                                        .key = store::BackupKey(*key),
                                                        .keys_file = options.keys_file()});
}

base::Answer<store::PurgeList> known_purges(RestorePlace& place, Options const& options) {
  auto list = listed_purges(place, options);
  if (!list) return list;
  if (!place.engine->is_empty())
    add_if_readable(
        *list, [&] { return store::Database::open(options.database_url(), place.clock)->read(store::list_purged); });
  if (fs::exists(place.keys_file))
    add_if_readable(*list, [&] {
      auto const keys = store::KeyFile::open(place.keys_file, place.clock);
      return keys ? (*keys)->shredded() : store::PurgeList{};
    });
  return list;
}

base::Answer<std::unique_ptr<store::ProvedRestore>> prove(RestorePlace& place, Options const& options,
                                                          store::PurgeList& purged, TellProgress const& tell) {
  auto const begun_at = place.clock.now();
  fs::path const file = options.restore.file;
  return store::prove_restore(*place.engine, place.key,
                              {.file = file,
                               .migrations = migrations_of(options.wall),
                               .files_folder = options.files_folder(),
                               .faults = faults_of,
                               .settle =
                                   [&](store::Writer& writer, store::BackupRead const& read) {
                                     auto const now = place.clock.now();
                                     enter(writer, purged);
                                     purged.merge(store::list_purged(writer));
                                     access::end_all_sign_ins(writer, now);
                                     if (options.restore.without_purge_list) record_missing_list(writer);
                                     store::record_backup_event(
                                         writer, place.clock,
                                         event_of(store::BackupEventKind::restore, read, file, begun_at, now),
                                         command_line_actor);
                                   },
                               .tell = tell},
                              place.clock);
}

}  // namespace wardmote
