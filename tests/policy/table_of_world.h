#pragma once

#include "draws.h"
#include "world.h"

namespace wardmote::policy_test {

/// Fills the Situation Table of a world for one asker, who sits for the first of three agencies if a role allows it: discussions at
/// every stage and drafts. What the asker reads by the rules of the table is drawn from the shown stream, part by part. Gives the
/// numbers of the discussions and the identifiers of the drafts.
std::vector<std::string> put_table(World& world, Asker const& asker, Streams& streams);

/// Whether a role has to do with the table.
bool is_of_table(std::vector<access::Role> const& roles);

}  // namespace wardmote::policy_test
