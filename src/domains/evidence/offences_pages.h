#pragma once

#include "domains/evidence/room.h"
#include "web/route.h"

namespace wardmote::evidence {

/// Adds `/standing/offences`: which offences move the index, for the places whose counts are published.
void add_offence_routes(web::Router& router, EvidenceRoom const& room);

}  // namespace wardmote::evidence
