#pragma once

#include <functional>
#include <string_view>

#include "domains/situation/room.h"
#include "main/house.h"

// The house of the Situation Table (main/walled_house.h).
namespace wardmote {

/// What its pages stand on. Both houses outlive the room. Refuses what reading the lists of catalog/ refuses.
base::Answer<situation::SituationRoom> situation_room_of(House& house, House& walled, store::BoardId board);

/// Adds the pages of the table. Both houses outlive the router. Refuses as above.
base::Answer<void> add_situation_routes(web::Router& router, House& house, House& walled, store::BoardId board);

/// What stands above each page of the table: that it is a demonstration, where it is one (Layout::caution). The house outlives it.
std::function<std::string_view(std::string_view path)> situation_caution(House& walled, store::BoardId board);

/// The same pages for whoever lists them, and none that could be shown.
void list_situation_routes(web::Router& router, House& walled);

}  // namespace wardmote
