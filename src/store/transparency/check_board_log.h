#pragma once

#include <functional>
#include <vector>

#include "store/session.h"
#include "store/transparency/log_check.h"

namespace wardmote::store {

/// What a whole board's log was found to be.
struct LogFindings {
  std::vector<base::Refusal> faults{};  ///< none: all holds
  std::optional<BrokenLink> broken{};   ///< the fault of the chain itself, if it has one
  TreeHead head{};                      ///< over the entries that hold
  std::int64_t checkpoints = 0;         ///< how many were held against the entries
};

/// Told how many entries were read; answers whether to go on.
using TellRead = std::function<bool(std::int64_t read)>;

/// Walks the board's entries as they stand in the database, and holds them against every checkpoint that is kept there
/// and `kept` besides. Says also what is wrong with the checkpoints themselves (note_not_signed, note_invalid), and
/// that an entry says one was made which is not there (checkpoint_missing). Stops early if it is told to.
LogFindings check_board_log(
    Reader& reader, BoardId board, std::vector<ExpectedTree> kept = {},
    TellRead const& tell = [](std::int64_t) { return true; });

}  // namespace wardmote::store
