#pragma once

#include "domains/evidence/room.h"
#include "web/route.h"

namespace wardmote::evidence {

/// Adds the downloads of a dataset: `/data/{dataset}/values` (published statistics, with revisions), `/counts`
/// (incidents by month, offence and area, never a row) and `/areas` (with outlines as GeoJSON). A dataset of another
/// kind is refused as unknown.
void add_download_routes(web::Router& router, EvidenceRoom const& room);

}  // namespace wardmote::evidence
