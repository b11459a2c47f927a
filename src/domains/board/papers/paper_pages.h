#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// `/meetings/{meeting}/minutes` and `/meetings/{meeting}/package`, as pages, data and PDF.
void add_paper_routes(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
