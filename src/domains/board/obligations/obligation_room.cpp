#include "domains/board/obligations/obligation_room.h"

#include "store/boards_store.h"
#include "web/figures.h"

namespace wardmote::board {

ObligationRoom obligation_room_of(BoardRoom const& room) {
  return {room,
          std::make_shared<base::Answer<ObligationCatalogue> const>(read_obligation_catalogue(room.catalog_folder))};
}

base::LocalDate today_at(store::Reader& reader, store::BoardId board, base::Instant now) {
  auto const found = store::find_board(reader, board);
  return web::day_in(now, found ? found->time_zone : "UTC");
}

}  // namespace wardmote::board
