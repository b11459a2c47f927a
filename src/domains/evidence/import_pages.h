#pragma once

#include "domains/evidence/room.h"
#include "web/route.h"

namespace wardmote::evidence {

/// The most that a file to be imported may have.
inline constexpr std::size_t import_bytes_max = std::size_t{4} << 30;

/// Adds `/admin/imports`: upload, dry run, difference, rejected rows, import.
void add_import_routes(web::Router& router, EvidenceRoom const& room);

}  // namespace wardmote::evidence
