#pragma once

#include "domains/board/room.h"
#include "web/route.h"

namespace wardmote::board {

/// `/past` and `/past/{meeting}`: meetings of other councils, as they published them.
void add_past_routes(web::Router& router, BoardRoom const& room);
void add_past_person_routes(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
