#pragma once

#include "domains/situation/room.h"

namespace wardmote::situation {

/// What the route of an act states: it is called as its permission and its audit entry are, it is sent to a path below `folder`, and the form
/// is on the page of that name. Title and summary are message ids.
web::RouteInfo act_route(std::string_view act, std::string_view folder, std::string_view title,
                         std::string_view summary, std::string_view page, std::string_view form_on);

void add_board_routes(web::Router& router, SituationRoom const& room);
void add_discussion_routes(web::Router& router, SituationRoom const& room);
void add_draft_routes(web::Router& router, SituationRoom const& room);
void add_row_routes(web::Router& router, SituationRoom const& room);
void add_report_routes(web::Router& router, SituationRoom const& room);
void add_factor_routes(web::Router& router, SituationRoom const& room);
void add_agency_routes(web::Router& router, SituationRoom const& room);
void add_purge_routes(web::Router& router, SituationRoom const& room);
void add_flag_routes(web::Router& router, SituationRoom const& room);
void add_issue_routes(web::Router& router, SituationRoom const& room);
void add_sitting_routes(web::Router& router, SituationRoom const& room);

}  // namespace wardmote::situation
