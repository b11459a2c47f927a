#pragma once

#include "domains/evidence/room.h"
#include "web/route.h"

namespace wardmote::evidence {

/// Adds `/table-reports` and what is below it: what the Situation Table let out, without any part of the table.
void add_table_report_routes(web::Router& router, EvidenceRoom const& room);

}  // namespace wardmote::evidence
