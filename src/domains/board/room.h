#pragma once

#include <set>
#include <span>
#include <string>

#include "base/clock.h"
#include "domains/board/goal_status.h"
#include "store/board_id.h"
#include "store/database.h"
#include "store/migration.h"
#include "web/route.h"

namespace wardmote::board {

/// What the pages of the board stand on; main makes it. Database and clock outlive it.
struct BoardRoom {
  store::Database& database;
  store::BoardId board;
  base::Clock const& clock;
  std::string catalog_folder{};                               ///< of the duties that law gives a board
  GoalStatusSource goal_status{};                             ///< may be empty: then no goal is measured
  std::string program_version{};                              ///< shown on /transparency
  std::vector<store::Migration> migrations{};                 ///< of all rooms, in any order; shown on /transparency
  std::function<web::Tongue const&(web::Language)> tongue{};  ///< for what is kept in both languages
  std::string files_folder{};                                 ///< of what was uploaded, and of sealed minutes
};

/// Adds `/`, the meetings, decisions, actions and members of the board, `/obligations`, `/policies`, `/adequacy`,
/// `/accessibility`, `/privacy`, `/transparency` and what is below them.
void add_routes(web::Router& router, BoardRoom const& room);

/// The hashes of all files that rows of this room refer to.
std::set<std::string> files_referred_to(store::Reader& reader);

/// The migrations of this room.
std::span<store::Migration const> migrations();

}  // namespace wardmote::board
