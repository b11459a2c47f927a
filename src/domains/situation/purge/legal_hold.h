#pragma once

#include <set>

#include "domains/situation/discussion_room.h"
#include "domains/situation/purge/purge.h"

namespace wardmote::situation {

/// Whether an act is for somebody of these capacities, who sits for that agency: the agencies of a discussion and the officers place a hold;
/// the agency that placed it and the officers lift it.
bool may_hold(PurgeAct act, PurgeStanding const& standing, std::set<Capacity> const& capacities,
              std::string const& agency);

/// Places or lifts a legal hold. Refuses what admit and read_discussion refuse, not_permitted, form_invalid (ground) for no ground of the list or
/// where a hold stands already, and discussion_stage_wrong where there is none to be lifted.
base::Answer<void> record_hold(SituationRoom const& room, web::Context const& context, std::string const& number,
                               PurgeAct act, std::string const& ground);

}  // namespace wardmote::situation
