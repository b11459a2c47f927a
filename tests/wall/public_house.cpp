// Every page of the program but those of the closed session, linked without their room: prints the path of each.

#include <cstdio>

#include "main/house.h"

int main() {
  wardmote::House house;
  house.database = wardmote::store::Database::open("sqlite::memory:", house.clock);
  auto const router = wardmote::routes_of(house, {});
  for (auto const& route : router.routes()) std::printf("%s\n", route.info.path.c_str());
}
