#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// Adds `/committees` and `/committees/{committee}`: what everybody may read.
void add_committee_routes(web::Router& router, BoardRoom const& room);

/// Adds the office of committees: `/admin/committees`, and the forms on it.
void add_committee_office_routes(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
