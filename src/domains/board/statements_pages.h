#pragma once

#include "web/route.h"

namespace wardmote::board {

/// Adds `/accessibility` and `/privacy`.
void add_statement_routes(web::Router& router);

}  // namespace wardmote::board
