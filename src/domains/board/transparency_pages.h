#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// Adds `/transparency`: the head of the audit chain and its newest entries, what the program is made of, and what it
/// publishes about itself.
void add_transparency_routes(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
