#include <cstdio>

#include "main/closed_house.h"
#include "main/commands.h"
#include "main/version.h"
#include "web/server.h"

namespace wardmote {

int openapi(Options const&) {
  House house;  // what the pages are does not depend on what a database holds
  house.database = store::Database::open("sqlite::memory:", house.clock);
  House closed;
  closed.database = store::Database::open("sqlite::memory:", closed.clock);
  auto router = routes_of(house, {});
  add_closed_routes(router, house, closed, {});
  std::puts(web::openapi_json(router, {.board_name = "Wardmote", .navigation = {}}, version).c_str());
  return exit_ok;
}

}  // namespace wardmote
