#pragma once

#include "domains/board/goal_status.h"
#include "domains/evidence/room.h"

namespace wardmote::flows {

/// How the goal `safest_place` stands, from the claim that the published index supports; the other goals are not
/// measured. If the claim cannot be computed, neither is this one. The room's database outlives the source.
board::GoalStatusSource standing_states_goal_status(evidence::EvidenceRoom const& room);

}  // namespace wardmote::flows
