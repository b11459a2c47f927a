#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// Adds "/files/": the files that show that a duty was met or an action done, to everybody.
void add_kept_files(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
