#pragma once

#include "domains/board/room.h"
#include "domains/closed/room.h"

namespace wardmote::flows {

/// Writes what two people let out of the closed room to the public log of its meeting: once, however often it is asked. Refuses what
/// recording an act of a meeting refuses. The room's database outlives the function.
std::function<base::Answer<void>(closed::PublicReport const&)> confirmed_report_becomes_public(
    board::BoardRoom const& room);

}  // namespace wardmote::flows
