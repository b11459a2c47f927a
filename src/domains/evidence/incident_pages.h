#pragma once

#include "domains/evidence/room.h"
#include "web/route.h"

namespace wardmote::evidence {

/// Adds `/incidents`: counts by month, offence and area with filters in the address, rates with intervals, a map.
void add_incident_routes(web::Router& router, EvidenceRoom const& room);

}  // namespace wardmote::evidence
