#pragma once

#include "domains/board/obligations/obligation_room.h"

namespace wardmote::board {

/// Adds `/strategic-plan` and what is below it.
void add_plan_routes(web::Router& router, ObligationRoom const& room);

}  // namespace wardmote::board
