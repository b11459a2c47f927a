#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// Adds `/transparency/checkpoints` and `/transparency/proof`.
void add_checkpoint_routes(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
