#pragma once

#include "access/room.h"
#include "web/route.h"

namespace wardmote::access {

/// Adds `/sign-in`, `/prove`, `/invitation/{token}`, `/account` and `/admin` with what is below it. The last to be called: `/admin/explain` speaks of all
/// routes that the router has then.
void add_routes(web::Router& router, AccessRoom const& room);

void add_sign_in_routes(web::Router& router, AccessRoom const& room);
void add_provider_routes(web::Router& router, AccessRoom const& room);
void add_passkey_routes(web::Router& router, AccessRoom const& room);
void add_proof_routes(web::Router& router, AccessRoom const& room);
void add_second_factor_routes(web::Router& router, AccessRoom const& room);
void add_account_routes(web::Router& router, AccessRoom const& room);
void add_job_routes(web::Router& router, AccessRoom const& room);
void add_message_routes(web::Router& router, AccessRoom const& room);
void add_webhook_routes(web::Router& router, AccessRoom const& room);
void add_people_routes(web::Router& router, AccessRoom const& room);
void add_audit_routes(web::Router& router, AccessRoom const& room);
void add_audit_check_routes(web::Router& router, AccessRoom const& room);
void add_administration_routes(web::Router& router, AccessRoom const& room);
void add_confirm_routes(web::Router& router, AccessRoom const& room);
void add_settings_routes(web::Router& router, AccessRoom const& room);
void add_look_routes(web::Router& router, AccessRoom const& room);
void add_explain_routes(web::Router& router, AccessRoom const& room);

}  // namespace wardmote::access
