#pragma once

#include "domains/board/room.h"

namespace wardmote::board {

/// `/reports/{report}` and its attachments, for everybody once it is attached to a published agenda.
void add_report_routes(web::Router& router, BoardRoom const& room);
/// `/admin/reports`: writing, approving and attaching them.
void add_report_office_routes(web::Router& router, BoardRoom const& room);

}  // namespace wardmote::board
