#include "main/closed_house.h"

#include <filesystem>

#include "access/person_store.h"
#include "flows/closed/closed_items_become_matters.h"
#include "flows/closed/closed_votes_in_words.h"
#include "flows/closed/confirmed_report_becomes_public.h"
#include "store/boards_store.h"

namespace wardmote {
namespace {

Options of_closed(Options options) {
  options.closed = true;
  options.database = options.serve.closed_database;
  options.key = options.serve.closed_key;
  options.keys.clear();
  options.files.clear();
  return options;
}

/// The same board, by the same identifier.
void found_board(House& house, House& closed, store::BoardId board) {
  auto const known = house.database->read([&](store::Reader& reader) { return store::find_board(reader, board); });
  auto const is_there =
      closed.database->read([&](store::Reader& reader) { return store::find_board(reader, board).has_value(); });
  if (is_there) return;
  closed.database->write(
      [&](store::Writer& writer) { store::make_board(writer, *known, closed.clock.now(), command_line_actor); });
}

/// Whoever takes part knows who else does.
std::vector<closed::Participant> participants_of(House& house, store::BoardId board) {
  auto const people = house.database->read([&](store::Reader& reader) { return access::list_people(reader, board); });
  std::vector<closed::Participant> participants;
  for (auto const& person : people)
    if (person.is_active() && person.has(access::Role::closed_session_participant))
      participants.push_back({person.id.text(), person.display_name.inside()});
  return participants;
}

}  // namespace

std::vector<store::Migration> closed_migrations() {
  auto all = all_migrations();
  auto const own = closed::migrations();
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

base::Answer<std::unique_ptr<House>> open_asked_house(Options const& options) {
  return options.closed ? open_house(options, closed_migrations()) : open_house(options);
}

base::Answer<std::unique_ptr<House>> open_closed_house(Options const& options, House& house, store::BoardId board) {
  if (options.serve.closed_key.empty()) return nullptr;
  auto const own = of_closed(options);
  std::filesystem::create_directories(own.data());
  auto closed = make_house(own, closed_migrations());
  if (closed) found_board(house, **closed, board);
  return closed;
}

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
