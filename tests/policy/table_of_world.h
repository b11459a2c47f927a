#pragma once

#include "domains/situation/discussion.h"
#include "draws.h"
#include "world.h"

namespace wardmote::policy_test {

/// Fills the Situation Table of a world for one asker, who sits for the first of three agencies if a role allows it: discussions at
/// every stage, purged, announced and on hold; drafts, receipts, sittings and systemic issues. What the asker reads by the rules of the table is drawn from the
/// shown stream, part by part. Gives the numbers of the discussions.
std::vector<std::string> put_table(World& world, Asker const& asker, Streams& streams);

/// What a part says, drawn from a stream; the agencies of it are none of the asker's own. Subject, lead and team are left to the caller: who takes part
/// decides who reads.
void fill_part(situation::Part part, situation::Discussion& discussion, Random& random);

/// Whether a role has to do with the table.
bool is_of_table(std::vector<access::Role> const& roles);

}  // namespace wardmote::policy_test
