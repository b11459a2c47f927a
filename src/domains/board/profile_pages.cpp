#include "domains/board/profile_pages.h"

#include "domains/board/home_view.h"
#include "domains/board/profile_store.h"

namespace wardmote::board {
namespace {

base::Answer<HomeView> show_board(BoardRoom const& room, web::Context const& context) {
  auto const profile = room.database.read([&](store::Reader& reader) { return held_profile(reader, room.board); });
  if (!profile) return base::refuse(base::RefusalCode::board_unknown, {{"board", room.board.text()}});
  auto const statuses = room.goal_status ? room.goal_status(context) : std::vector<GoalStatus>{};
  return home_view(*profile, statuses, context.tongue);
}

}  // namespace

void add_profile_routes(web::Router& router, BoardRoom const& room) {
  router.page<web::NoQuery, HomeView>(
      {.name = "board",
       .path = "/",
       .policy = web::Policy::everyone(),
       .title = "The board",
       .summary = "Who the board is, how its goals stand, and whom to call or write to.",
       .page = "board/home"},
      [room](web::NoQuery const&, web::Context const& context) { return show_board(room, context); });
}

}  // namespace wardmote::board
