#include "domains/board/obligations/obligation_room.h"

#include "domains/board/profile_store.h"
#include "web/zone.h"

namespace wardmote::board {

ObligationRoom obligation_room_of(BoardRoom const& room) {
  return {room,
          std::make_shared<base::Answer<ObligationCatalogue> const>(read_obligation_catalogue(room.catalog_folder))};
}

web::RouteInfo form_route(std::string name, std::string path, std::string_view permission, std::string_view title,
                          std::string_view summary, std::string const& page, web::Method method) {
  return {.name = std::move(name),
          .path = std::move(path),
          .policy = web::Policy::permission(permission),
          .title = std::string(title),
          .summary = std::string(summary),
          .page = "board/" + page,
          .caching = web::Caching::never,
          .method = method};
}

base::LocalDate today_at(store::Reader& reader, store::BoardId board, base::Instant now) {
  return web::local_date(now, time_zone_of(reader, board));
}

}  // namespace wardmote::board
