#include <cstdio>

#include "main/commands.h"
#include "main/house.h"
#include "main/version.h"
#include "web/server.h"

namespace wardmote {

int openapi(Options const&) {
  House house;  // what the pages are does not depend on what a database holds
  house.database = store::Database::open("sqlite::memory:", house.clock);
  std::puts(web::openapi_json(routes_of(house, {}), {.board_name = "Wardmote", .navigation = {}}, version).c_str());
  return exit_ok;
}

}  // namespace wardmote
