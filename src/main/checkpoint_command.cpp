#include <cstdio>

#include "main/commands.h"
#include "main/house.h"
#include "main/kept_log.h"
#include "main/terminal.h"
#include "store/audit_chain.h"
#include "store/transparency/entry_line.h"
#include "store/transparency/make_checkpoint.h"

namespace wardmote {
namespace {

/// Of the board that was named.
struct BoardLog {
  std::unique_ptr<House> house;
  store::BoardId board;
  store::CheckpointRoom room() const { return {*house->database, board, house->clock, command_line_actor}; }
};

base::Answer<BoardLog> open_log(Options const& options) {
  auto house = open_house(options);
  if (!house) return std::unexpected(house.error());
  auto const board = board_called(**house, options.board);
  if (!board) return std::unexpected(board.error());
  return BoardLog{*std::move(house), *board};
}

int made(Terminal& terminal, store::KeptCheckpoint const& checkpoint) {
  terminal.step("made", "a checkpoint over " + std::to_string(checkpoint.tree.size) + " entries",
                "in the minutes: " + store::printed(checkpoint.tree));
  return exit_ok;
}

int make_checkpoint(Terminal& terminal, Options const& options) {
  auto const key = store::SigningKey::from_file(options.signing_key);
  if (!key) return terminal.refuse(key.error());
  auto const log = open_log(options);
  if (!log) return terminal.refuse(log.error());
  auto const checkpoint = store::make_checkpoint(log->room(), *key);
  if (!checkpoint) return terminal.refuse(checkpoint.error());
  if (*checkpoint) return made(terminal, **checkpoint);
  terminal.step("unchanged", "no entry is newer than the last checkpoint", "nothing was made");
  return exit_ok;
}

/// The whole log as lines, for whoever wants to verify it elsewhere.
int print_entries(Terminal& terminal, Options const& options) {
  auto const log = open_log(options);
  if (!log) return terminal.refuse(log.error());
  bool is_readable = true;
  log->house->database->read([&](store::Reader& reader) {
    store::each_link(reader, log->board, 1, INT64_MAX, [&](std::int64_t, std::optional<store::AuditLink> const& link) {
      is_readable = is_readable && link;
      if (link) std::printf("%s\n", store::entry_line(*link).c_str());
    });
    return 0;
  });
  return is_readable ? exit_ok : exit_refused;
}

/// A witness signs what it verified, and nothing else.
int cosign(Terminal& terminal, Options const& options) {
  auto const key = store::SigningKey::from_file(options.signing_key);
  if (!key) return terminal.refuse(key.error());
  auto const kept = kept_trees(options.kept);
  if (!kept) return terminal.refuse(kept.error());
  auto const findings = check_entries_file(options.kept.entries, *kept);
  if (!findings) return terminal.refuse(findings.error());
  for (auto const& fault : findings->faults) terminal.refuse(fault);
  if (!findings->faults.empty()) return exit_refused;
  auto note = read_kept_note(options.kept.checkpoint, options.kept.verification_keys)->note;
  store::cosign(note, *key, base::SystemClock().now());
  std::fputs(store::file_of(note).c_str(), stdout);
  return exit_ok;
}

}  // namespace

int checkpoint(Options const& options) {
  Terminal terminal(options.format);
  if (options.checkpoint_act == "entries") return print_entries(terminal, options);
  if (options.checkpoint_act == "cosign") return cosign(terminal, options);
  return make_checkpoint(terminal, options);
}

int rotate_signing_key(Options const& options) {
  Terminal terminal(options.format);
  auto const key = store::SigningKey::from_file(options.signing_key);
  if (!key) return terminal.refuse(key.error());
  auto const next = store::SigningKey::from_file(options.key_act.next);
  if (!next) return terminal.refuse(next.error());
  auto const log = open_log(options);
  if (!log) return terminal.refuse(log.error());
  auto const checkpoint = store::rotate_signing_key(log->room(), *key, *next);
  if (!checkpoint) return terminal.refuse(checkpoint.error());
  terminal.step("rotated", options.signing_key, "from now on give --signing-key " + options.key_act.next);
  return made(terminal, *checkpoint);
}

}  // namespace wardmote
