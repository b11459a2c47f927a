#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// Adds `/actions`, `/actions/{action}` and `/admin/actions`, where the office assigns and follows them.
void add_action_routes(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
