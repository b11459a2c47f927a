#include "invariants/invariants.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/terminal.h"
#include "store/audit_chain.h"
#include "store/boards_store.h"

namespace wardmote {
namespace {

/// Says how a board's chain stands; whether it holds.
bool verify_chain(Terminal& terminal, store::Reader& reader, store::Board const& board) {
  if (auto const broken = store::first_broken_link(reader, board.id)) {
    terminal.refuse({base::RefusalCode::chain_broken,
                     {{"sequence", std::to_string(broken->sequence)}, {"reason", broken->reason}}});
    return false;
  }
  auto const head = store::audit_head(reader, board.id);
  terminal.step("holds", "audit chain of " + board.slug,
                head ? std::to_string(head->sequence) + " entries, head " + base::to_hex(head->hash) : "no entries");
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

}  // namespace

int verify(Options const& options) {
  Terminal terminal(options.format);
  auto const house = open_house(options);
  if (!house) return terminal.refuse(house.error());
  return (*house)->database->read([&](store::Reader& reader) {
    bool all_hold = true;
    for (auto const& board : store::list_boards(reader)) {
      all_hold = verify_chain(terminal, reader, board) && all_hold;
      all_hold = verify_invariants(terminal, reader, board) && all_hold;
    }
    return all_hold ? exit_ok : exit_refused;
  });
}

}  // namespace wardmote
