#pragma once

#include <memory>

#include "domains/board/obligations/obligation_catalogue.h"
#include "domains/board/obligations/obligation_rules.h"
#include "domains/board/room.h"

namespace wardmote::board {

/// What the pages of duties and policies stand on: the board's room, and the catalogue, read once.
struct ObligationRoom {
  BoardRoom room;
  std::shared_ptr<base::Answer<ObligationCatalogue> const> catalogue;
};

ObligationRoom obligation_room_of(BoardRoom const& room);

/// The day that it is at the board.
base::LocalDate today_at(store::Reader& reader, store::BoardId board, base::Instant now);

/// What `show(catalogue, reader, today)` gives on one snapshot, or why the catalogue cannot be read.
template <class Show>
auto on_snapshot(ObligationRoom const& room, base::Instant now, Show show)
    -> std::invoke_result_t<Show, ObligationCatalogue const&, store::Reader&, base::LocalDate> {
  if (!*room.catalogue) return std::unexpected(room.catalogue->error());
  return room.room.database.read(
      [&](store::Reader& reader) { return show(**room.catalogue, reader, today_at(reader, room.room.board, now)); });
}

/// Does `act(catalogue, writer, doing)` in one transaction.
template <class Act>
auto in_transaction(ObligationRoom const& room, web::Context const& context, Act act)
    -> std::invoke_result_t<Act, ObligationCatalogue const&, store::Writer&, Doing const&> {
  if (!*room.catalogue) return std::unexpected(room.catalogue->error());
  return room.room.database.write([&](store::Writer& writer) {
    return act(**room.catalogue, writer,
               Doing{.actor = context.principal.person,
                     .today = today_at(writer, room.room.board, context.now),
                     .clock = room.room.clock});
  });
}

/// The page of a form, and what takes it, at the same path.
web::RouteInfo form_route(std::string name, std::string path, std::string_view permission, std::string_view title,
                          std::string_view summary, std::string const& page, web::Method method);

/// Each adds its pages, the forms with them.
void add_obligation_routes(web::Router& router, ObligationRoom const& room);
void add_obligation_form_routes(web::Router& router, ObligationRoom const& room);
void add_calendar_routes(web::Router& router, ObligationRoom const& room);

}  // namespace wardmote::board
