#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// Adds `/`: who the board is, how its goals stand, whom to reach.
void add_profile_routes(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
