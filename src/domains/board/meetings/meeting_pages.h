#pragma once

#include "domains/board/meetings/phrases.h"
#include "domains/board/room.h"

namespace wardmote::board {

/// Adds `/meetings`, `/meetings/{meeting}`, `/decisions`, `/decisions/{motion}` and `/members`: what everybody may read.
void add_meeting_routes(web::Router& router, BoardRoom const& room);

/// Adds the office of meetings: `/admin/meetings` and `/admin/members`, with planning a year by rule.
void add_meeting_office_routes(web::Router& router, BoardRoom const& room);

/// Adds the clerk's console and the member's desk of a meeting.
void add_meeting_room_routes(web::Router& router, BoardRoom const& room, KeptPhrases const& phrases);

/// Adds the form of each act that a clerk records: `/meetings/{meeting}/second_motion`.
void add_act_routes(web::Router& router, BoardRoom const& room, KeptPhrases const& phrases);

}  // namespace wardmote::board
