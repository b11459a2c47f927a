#include <cstdio>

#include "main/closed_house.h"
#include "main/commands.h"
#include "main/situation_house.h"
#include "main/version.h"
#include "web/server.h"

namespace wardmote {

int openapi(Options const&) {
  House house;  // what the pages are does not depend on what a database holds
  house.database = store::Database::open("sqlite::memory:", house.clock);
  House walled;
  walled.database = store::Database::open("sqlite::memory:", walled.clock);
  auto router = routes_of(house, {});
  add_closed_routes(router, house, walled, {});
  list_situation_routes(router, walled);
  std::puts(web::openapi_json(router, {.board_name = "Wardmote", .navigation = {}}, version).c_str());
  return exit_ok;
}

}  // namespace wardmote
