#include "main/scheduled.h"

#include <filesystem>

#include "domains/board/notes/note_keeping.h"
#include "domains/board/room.h"
#include "domains/board/subscriptions/subscribing.h"
#include "domains/evidence/import_job.h"
#include "domains/situation/purge/purge_run.h"
#include "main/backups.h"
#include "main/walled_house.h"
#include "store/boards_store.h"
#include "store/canonical_json.h"
#include "store/files/sweep.h"
#include "store/jobs/jobs_store.h"

namespace wardmote {
namespace {

constexpr std::string_view housekeeping_kind = "keep_house";
constexpr std::string_view purge_kind = "purge_discussions";
constexpr std::chrono::days jobs_kept{90};

/// The uploaded files that rows refer to: one line for each room that keeps some.
std::set<std::string> files_referred_to(House& house) {
  return house.database->read([](store::Reader& reader) {
    auto files = evidence::files_referred_to(reader);
    files.merge(board::files_referred_to(reader));
    return files;
  });
}

store::Swept sweep(House& house, store::BoardId board) {
  auto const swept = store::sweep_files(
      store::FileStore(house.files_folder), [&] { return files_referred_to(house); }, house.clock.now());
  if (swept.files > 0)
    house.database->write([&](store::Writer& writer) {
      writer.record({.board = board,
                     .actor = "schedule",
                     .action = "sweep_files",
                     .subject = "files",
                     .details = {{"files", std::to_string(swept.files)}, {"bytes", std::to_string(swept.bytes)}}});
    });
  return swept;
}

/// Gives how many.
std::int64_t forget_old_jobs(House& house) {
  return house.database->write_unpublished(
      [&](store::Writer& writer) { return store::delete_old_jobs(writer, house.clock.now() - jobs_kept); });
}

base::Answer<std::string> keep_house(House& house, store::BoardId board, Options::Serve const& options) {
  auto const jobs = forget_old_jobs(house);
  auto const forgotten = board::forget_delegations(delegation_room_of(house, board));
  auto const unconfirmed = board::forget_unconfirmed(delegation_room_of(house, board));
  std::ignore = board::forget_notes(delegation_room_of(house, board));  // how many there were, no page tells
  auto const swept = sweep(house, board);
  if (!options.backup_to.empty())
    if (auto const kept = keep_purge_list(house, options.backup_to); !kept) return std::unexpected(kept.error());
  return store::canonical_json({{"jobs", std::to_string(jobs)},
                                {"files", std::to_string(swept.files)},
                                {"delegations", std::to_string(forgotten)},
                                {"subscriptions", std::to_string(unconfirmed)}});
}

/// What the Situation Table kept long enough. The list beside its copies knows of it at once.
base::Answer<std::string> purge_discussions(House& walled, store::BoardId board, Options::Serve const& options) {
  auto const known = walled.database->read([&](store::Reader& reader) { return store::find_board(reader, board); });
  auto const run = situation::purge_due({.database = *walled.database,
                                         .board = board,
                                         .clock = walled.clock,
                                         .vault = walled.vault.get(),
                                         .zone = known->time_zone});
  if (!run) return std::unexpected(run.error());
  forget_old_jobs(walled);
  if (std::filesystem::exists(options.backup_to))  // there are copies
    if (auto const kept = keep_purge_list(walled, options.backup_to); !kept) return std::unexpected(kept.error());
  return store::canonical_json({{"announced", std::to_string(run->announced)},
                                {"shredded", std::to_string(run->shredded)},
                                {"drafts", std::to_string(run->drafts)},
                                {"replayed", std::to_string(run->replayed)},
                                {"readings", std::to_string(run->readings)}});
}

}  // namespace

std::vector<store::Recurring> recurring_work(Options::Serve const& options) {
  std::vector<store::Recurring> work{{std::string(housekeeping_kind), std::chrono::hours(24)}};
  if (!options.backup_to.empty())
    work.push_back({std::string(backup_job_kind), std::chrono::hours(options.backup_every_hours)});
  return work;
}

std::vector<store::Recurring> walled_work(Wall wall, Options::Serve const& options) {
  std::vector<store::Recurring> work;
  if (wall == Wall::situation) work.push_back({std::string(purge_kind), std::chrono::hours(24)});
  if (!options.backup_to.empty())
    work.push_back({std::string(backup_job_kind), std::chrono::hours(options.backup_every_hours)});
  return work;
}

store::Handlers walled_handlers(Wall wall, House& walled, store::BoardId board, Options::Serve const& options) {
  auto own = options;
  if (!options.backup_to.empty()) own.backup_to = (std::filesystem::path(options.backup_to) / name_of(wall)).string();
  store::Handlers handlers;
  if (wall == Wall::situation)
    handlers[std::string(purge_kind)] = [&walled, board, own](store::Job const&, store::Progress&) {
      return purge_discussions(walled, board, own);
    };
  if (!options.backup_to.empty())
    handlers[std::string(backup_job_kind)] = [&walled, copy = backup_handler(walled, own)](store::Job const& job,
                                                                                           store::Progress& progress) {
      forget_old_jobs(walled);
      return copy(job, progress);
    };
  return handlers;
}

void add_scheduled_handlers(store::Handlers& handlers, House& house, store::BoardId board,
                            Options::Serve const& options) {
  handlers[std::string(housekeeping_kind)] = [&house, board, options](store::Job const&, store::Progress&) {
    return keep_house(house, board, options);
  };
  if (!options.backup_to.empty()) handlers[std::string(backup_job_kind)] = backup_handler(house, options);
}

}  // namespace wardmote
