#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// Adds "/ocd/past/{meeting}.ocd.json".
void add_past_files(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
