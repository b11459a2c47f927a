#pragma once

#include <span>

#include "base/hash.h"
#include "domains/board/meetings/act.h"

namespace wardmote::board {

/// BLAKE2b-256 over all that entries say, in order: what the audit chain holds of them, so that no line of a meeting can be
/// changed unseen.
base::Hash hash_of_log(std::span<LogEntry const> entries);

}  // namespace wardmote::board
