#pragma once

#include "domains/board/room.h"
#include "web/route.h"

namespace wardmote::board {

/// What programs of others read of the meetings: `/meetings.ics` (iCalendar, RFC 5545) and, for each meeting,
/// `/ocd/meetings/{meeting}.ocd.json` (Open Civic Data).
void add_open_meeting_files(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
