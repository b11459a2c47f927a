#pragma once

#include "domains/board/obligations/obligation_room.h"

namespace wardmote::board {

/// Adds `/policies` and what is below it, and `/adequacy` with what is below that.
void add_policy_routes(web::Router& router, ObligationRoom const& room);
void add_policy_form_routes(web::Router& router, ObligationRoom const& room);
void add_adequacy_routes(web::Router& router, ObligationRoom const& room);

}  // namespace wardmote::board
