#include "domains/board/profile_pages.h"

#include "domains/board/delegations/delegation_store.h"
#include "domains/board/delegations/public_delegations.h"
#include "domains/board/home_view.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/profile_store.h"

namespace wardmote::board {
namespace {

constexpr std::size_t decisions_shown = 3;
constexpr std::int64_t motions_looked_at = 20;

bool is_decision(MotionHead const& motion) {
  return !motion.is_amendment && (motion.state == MotionState::carried || motion.state == MotionState::lost);
}

base::Answer<HomeView> show_board(BoardRoom const& room, web::Context const& context) {
  auto const [profile, meetings, motions, rule] = room.database.read([&](store::Reader& reader) {
    return std::tuple(held_profile(reader, room.board), list_meetings(reader, room.board),
                      list_motions(reader, room.board, {}, "", motions_looked_at),
                      held_delegation_rule(reader, room.board));
  });
  if (!profile) return base::refuse(base::RefusalCode::board_unknown, {{"board", room.board.text()}});
  auto const statuses = room.goal_status ? room.goal_status(context) : std::vector<GoalStatus>{};
  auto view = home_view(*profile, statuses, context.tongue);
  view.next_meeting = next_of(meetings, context.tongue);
  if (view.next_meeting)
    view.speak_by = speak_by(view.next_meeting->state, view.next_meeting->date, rule, profile->time_zone);
  for (auto const& motion : motions)
    if (is_decision(motion) && view.decided.size() < decisions_shown)
      view.decided.push_back(row_of(motion, context.tongue));
  return view;
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
