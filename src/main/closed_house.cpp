#include "main/closed_house.h"

#include "flows/closed/closed_items_become_matters.h"
#include "flows/closed/closed_votes_in_words.h"
#include "flows/closed/confirmed_report_becomes_public.h"
#include "main/walled_house.h"

namespace wardmote {
namespace {

/// Whoever takes part knows who else does.
std::vector<closed::Participant> participants_of(House& house, store::BoardId board) {
  static constexpr access::Role roles[] = {access::Role::closed_session_participant};
  std::vector<closed::Participant> participants;
  for (auto const& person : active_people_with(house, board, roles))
    participants.push_back({person.id.text(), person.display_name.inside()});
  return participants;
}

}  // namespace

closed::ClosedRoom closed_room_of(House& house, House& closed, store::BoardId board) {
  auto const meetings = board_room_of(house, board);
  return {.database = *closed.database,
          .board = board,
          .clock = closed.clock,
          .vault = closed.vault.get(),
          .items = flows::closed_items_become_matters(meetings),
          .carriers = flows::meetings_that_take_reports(meetings),
          .publish = flows::confirmed_report_becomes_public(meetings),
          .participants = [&house, board] { return participants_of(house, board); },
          .words = flows::closed_votes_in_words()};
}

void add_closed_routes(web::Router& router, House& house, House& closed, store::BoardId board) {
  closed::add_routes(router, closed_room_of(house, closed, board));
}

}  // namespace wardmote
