#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// Adds the files by which a stranger verifies the log, below /transparency/, which is the prefix of a C2SP tiled log:
/// `checkpoint`, `checkpoint/{size}`, `tile/…` and `entries?from=…` (docs/transparency.md).
void add_log_files(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
