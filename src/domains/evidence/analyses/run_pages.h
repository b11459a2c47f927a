#pragma once

#include "domains/evidence/room.h"
#include "web/route.h"

namespace wardmote::evidence {

/// Adds `/evidence/analyses` with what is below it, and `/evidence/findings`.
void add_analysis_routes(web::Router& router, EvidenceRoom const& room);

}  // namespace wardmote::evidence
