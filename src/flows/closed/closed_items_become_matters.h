#pragma once

#include "domains/board/room.h"
#include "domains/closed/room.h"

namespace wardmote::flows {

/// The closed items of a meeting, or of the newest meetings, as the closed room is told of them: what everybody may read, and whether the public log
/// still takes a report. The room's database outlives the source.
std::function<std::vector<closed::ClosedItem>(std::string const&, web::Tongue const&)> closed_items_become_matters(
    board::BoardRoom const& room);

/// The meetings whose public log can be added to, the newest first: a matter is reported out at one of them.
std::function<std::vector<closed::Carrier>(web::Tongue const&)> meetings_that_take_reports(
    board::BoardRoom const& room);

}  // namespace wardmote::flows
