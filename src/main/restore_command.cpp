#include <filesystem>

#include "main/commands.h"
#include "main/restoring.h"
#include "main/terminal.h"
#include "main/walled_house.h"
#include "store/backup/keys_restore.h"

namespace wardmote {
namespace {

namespace fs = std::filesystem;

using Proved = base::Answer<std::unique_ptr<store::ProvedRestore>>;

TellProgress telling(Terminal& terminal, std::string const& file) {
  return [&terminal, file](std::uint64_t done, std::uint64_t total) {
    terminal.progress(file, done, total);
    return true;
  };
}

std::string told(store::BackupRead const& read, std::chrono::milliseconds duration) {
  return std::to_string(read.totals.rows) + " rows and " + std::to_string(read.totals.files) +
         " files as they were at " + base::to_text(read.header.made_at) + ", proved in " +
         std::to_string(duration.count()) + " ms";
}

/// What is known of a drill, also of one that was refused: as much as the file says of itself.
store::BackupEvent outcome_of(RestorePlace& place, fs::path const& file, Proved const& proved, base::Instant begun_at) {
  auto const now = place.clock.now();
  if (proved) return event_of(store::BackupEventKind::drill, (*proved)->read(), file, begun_at, now);
  store::BackupRead read{.header = {.made_at = now}};
  if (auto const header = store::read_backup_header(file, place.key)) read.header = *header;
  std::error_code error;
  if (auto const bytes = fs::file_size(file, error); !error) read.file_bytes = bytes;
  auto event = event_of(store::BackupEventKind::drill, read, file, begun_at, now);
  event.refusal = base::code_of(proved.error().code);
  return event;
}

/// Remembers how a drill came out, where there is a database to remember it in.
void remember(RestorePlace& place, Options const& options, Proved const& proved, base::Instant begun_at) {
  if (place.engine->is_empty()) return;
  auto without_key = options;
  without_key.key.clear();
  auto const house = open_asked_house(without_key);
  if (!house) return;
  auto const event = outcome_of(place, options.restore.file, proved, begun_at);
  (*house)->database->write(
      [&](store::Writer& writer) { store::record_backup_event(writer, (*house)->clock, event, command_line_actor); });
}

int drill(Terminal& terminal, RestorePlace& place, Options const& options) {
  auto const begun_at = place.clock.now();
  store::PurgeList purged;
  auto proved = prove(place, options, purged, telling(terminal, options.restore.file));
  auto const duration = std::chrono::floor<std::chrono::milliseconds>(place.clock.now() - begun_at);
  if (proved) terminal.step("would restore", options.restore.file, told((*proved)->read(), duration));
  remember(place, options, proved, begun_at);
  return proved ? exit_ok : terminal.refuse(proved.error());
}

/// The word is the backup's own board: whoever types it has looked at what the backup holds.
base::Answer<void> confirmed(RestorePlace& place, Options const& options) {
  auto const header = store::read_backup_header(options.restore.file, place.key);
  if (!header) return std::unexpected(header.error());
  auto const word = header->boards.empty() ? "everything" : header->boards.front().slug;
  auto const replaces_keys = !options.restore.with_keys.empty() && fs::exists(place.keys_file);
  if ((!place.engine->is_empty() || replaces_keys) && options.restore.replace != word)
    return base::refuse(base::RefusalCode::restore_not_confirmed, {{"place", place.engine->place()}, {"word", word}});
  return place.engine->is_empty() ? base::Answer<void>{} : place.engine->check_unused();
}

/// The record keys, built and proved; null if those that are there stay, with what was purged destroyed in them.
Proved prove_keys(RestorePlace& place, Options const& options, store::PurgeList const& purged) {
  if (!options.restore.with_keys.empty())
    return store::prove_keys_restore(place.keys_file, place.key, options.restore.with_keys, purged, place.clock);
  if (!fs::exists(place.keys_file)) return nullptr;
  auto const keys = store::KeyFile::open(place.keys_file, place.clock);
  if (!keys) return std::unexpected(keys.error());
  store::bury_what_was_purged(purged, **keys);
  return nullptr;
}

/// The data first: between the two, the keys that are there open more than is needed, and not less.
base::Answer<void> replace(store::ProvedRestore& data, store::ProvedRestore* keys) {
  if (auto const taken = data.take_place(); !taken) return taken;
  return keys ? keys->take_place() : base::Answer<void>{};
}

int restore_for_good(Terminal& terminal, RestorePlace& place, Options const& options) {
  auto const begun_at = place.clock.now();
  if (auto const is_confirmed = confirmed(place, options); !is_confirmed) return terminal.refuse(is_confirmed.error());
  auto purged = known_purges(place, options);
  if (!purged) return terminal.refuse(purged.error());
  auto const data = prove(place, options, *purged, telling(terminal, options.restore.file));
  if (!data) return terminal.refuse(data.error());
  auto const keys = prove_keys(place, options, *purged);
  if (!keys) return terminal.refuse(keys.error());
  if (auto const replaced = replace(**data, keys->get()); !replaced) return terminal.refuse(replaced.error());
  auto const duration = std::chrono::floor<std::chrono::milliseconds>(place.clock.now() - begun_at);
  terminal.step("restored", place.engine->place(), told((*data)->read(), duration));
  if (*keys) terminal.step("restored", place.keys_file, std::to_string((*keys)->read().totals.rows) + " rows of keys");
  terminal.step("purged", place.engine->place(), std::to_string(purged->size()) + " records stay purged");
  return exit_ok;
}

}  // namespace

int restore(Options const& options) {
  Terminal terminal(options.format);
  auto const place = restore_place_of(options);
  if (!place) return terminal.refuse(place.error());
  return options.restore.drill ? drill(terminal, **place, options) : restore_for_good(terminal, **place, options);
}

}  // namespace wardmote
