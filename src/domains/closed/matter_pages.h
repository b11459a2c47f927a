#pragma once

#include "domains/closed/room.h"

namespace wardmote::closed {

void add_matter_routes(web::Router& router, ClosedRoom const& room);
void add_matter_act_routes(web::Router& router, ClosedRoom const& room);
void add_live_routes(web::Router& router, ClosedRoom const& room);

}  // namespace wardmote::closed
