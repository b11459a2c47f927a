#pragma once

#include "domains/evidence/room.h"
#include "web/route.h"

namespace wardmote::evidence {

/// Adds `/data`, `/data/{dataset}` and the downloads `/data/{dataset}/values`, `/counts` and `/areas`.
void add_dataset_routes(web::Router& router, EvidenceRoom const& room);

}  // namespace wardmote::evidence
