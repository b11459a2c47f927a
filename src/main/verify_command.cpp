#include "invariants/invariants.h"
#include "main/commands.h"
#include "main/kept_log.h"
#include "main/terminal.h"
#include "main/walled_house.h"
#include "store/boards_store.h"

namespace wardmote {
namespace {

/// Says what a log was found to be; whether it holds.
bool say(Terminal& terminal, std::string const& log, store::LogFindings const& findings) {
  for (auto const& fault : findings.faults) terminal.refuse(fault);
  if (!findings.faults.empty()) return false;
  terminal.step("holds", log,
                std::to_string(findings.head.size) + " entries, " + std::to_string(findings.checkpoints) +
                    " checkpoints, in the minutes: " + store::printed(findings.head));
  return true;
}

bool verify_invariants(Terminal& terminal, store::Reader& reader, store::Board const& board) {
  bool all_hold = true;
  for (auto const& invariant : invariants::all()) {
    auto const violations = invariant.violations(reader, board.id);
    all_hold = all_hold && violations.empty();
    terminal.step(violations.empty() ? "holds" : "broken", invariant.sentence,
                  violations.empty() ? board.slug : violations.front());
  }
  return all_hold;
}

/// Every board's chain and checkpoints, and every invariant. A database without a board has nothing that could hold.
int verify_all(Terminal& terminal, House& house, std::string const& board_asked) {
  return house.database->read([&](store::Reader& reader) {
    auto const boards = store::list_boards(reader);
    if (boards.empty()) return terminal.refuse({base::RefusalCode::board_unknown, {{"board", board_asked}}});
    bool all_hold = true;
    for (auto const& board : boards) {
      all_hold = say(terminal, "audit chain of " + board.slug, store::check_board_log(reader, board.id)) && all_hold;
      all_hold = verify_invariants(terminal, reader, board) && all_hold;
    }
    return all_hold ? exit_ok : exit_refused;
  });
}

/// The live log of one board, against what was kept outside.
int verify_kept(Terminal& terminal, House& house, store::BoardId board, std::vector<store::ExpectedTree> const& kept) {
  auto const findings =
      house.database->read([&](store::Reader& reader) { return store::check_board_log(reader, board, kept); });
  return say(terminal, "audit chain", findings) ? exit_ok : exit_refused;
}

/// The log in a file, without a database.
int verify_file(Terminal& terminal, std::string const& file, std::vector<store::ExpectedTree> const& kept) {
  auto const findings = check_entries_file(file, kept);
  if (!findings) return terminal.refuse(findings.error());
  return say(terminal, file, *findings) ? exit_ok : exit_refused;
}

}  // namespace

int verify(Options const& options) {
  Terminal terminal(options.format);
  auto const kept = kept_trees(options.kept);
  if (!kept) return terminal.refuse(kept.error());
  if (!options.kept.entries.empty()) return verify_file(terminal, options.kept.entries, *kept);
  auto const house = open_asked_house(options);
  if (!house) return terminal.refuse(house.error());
  if (kept->empty()) return verify_all(terminal, **house, options.board);
  auto const board = board_called(**house, options.board);
  if (!board) return terminal.refuse(board.error());
  return verify_kept(terminal, **house, *board, *kept);
}

}  // namespace wardmote
