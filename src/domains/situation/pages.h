#pragma once

#include "domains/situation/room.h"

namespace wardmote::situation {

void add_board_routes(web::Router& router, SituationRoom const& room);
void add_discussion_routes(web::Router& router, SituationRoom const& room);
void add_draft_routes(web::Router& router, SituationRoom const& room);
void add_report_routes(web::Router& router, SituationRoom const& room);
void add_factor_routes(web::Router& router, SituationRoom const& room);
void add_agency_routes(web::Router& router, SituationRoom const& room);
void add_purge_routes(web::Router& router, SituationRoom const& room);
void add_issue_routes(web::Router& router, SituationRoom const& room);
void add_sitting_routes(web::Router& router, SituationRoom const& room);

}  // namespace wardmote::situation
