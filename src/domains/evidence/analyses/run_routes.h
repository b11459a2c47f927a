#pragma once

#include <memory>

#include "domains/evidence/analyses/run_reader.h"
#include "web/route.h"

/// For the .cpp files of this folder.
namespace wardmote::evidence {

void add_run_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader);
void add_question_routes(web::Router& router, EvidenceRoom const& room);
void add_scan_form_routes(web::Router& router, EvidenceRoom const& room);
void add_scan_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader);
void add_density_form_routes(web::Router& router, EvidenceRoom const& room);
void add_density_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader);
void add_watch_form_routes(web::Router& router, EvidenceRoom const& room);
void add_watch_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader);
void add_finding_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader);
void add_finding_act_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader);

}  // namespace wardmote::evidence
