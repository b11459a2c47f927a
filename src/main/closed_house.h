#pragma once

#include "domains/closed/room.h"
#include "main/house.h"

// The house of the closed session (main/walled_house.h) and what joins it to the meetings.
namespace wardmote {

/// What its pages, and what the demonstration does there, stand on. Both houses outlive the room.
closed::ClosedRoom closed_room_of(House& house, House& closed, store::BoardId board);

/// Adds the pages of the closed session. Both houses outlive the router.
void add_closed_routes(web::Router& router, House& house, House& closed, store::BoardId board);

}  // namespace wardmote
