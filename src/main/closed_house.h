#pragma once

#include <memory>

#include "domains/closed/room.h"
#include "main/house.h"

// The closed session's own house: a folder of data, record keys and a key apart from the program's. The rooms that serve the public know
// nothing of it, and a server without --closed-key serves without it.
namespace wardmote {

/// The migrations of its database: those of the program, and the closed room's own.
std::vector<store::Migration> closed_migrations();

/// What a command works on: the program's data, or with --closed that of the closed session. Refuses what open_house refuses.
base::Answer<std::unique_ptr<House>> open_asked_house(Options const& options);

/// Opens the house of the closed session beside the program's, makes it if there is none, and the board in it. Null without
/// --closed-key. Refuses what make_house refuses, and key_wrong.
base::Answer<std::unique_ptr<House>> open_closed_house(Options const& options, House& house, store::BoardId board);

/// What its pages, and what the demonstration does there, stand on. Both houses outlive the room.
closed::ClosedRoom closed_room_of(House& house, House& closed, store::BoardId board);

/// Adds the pages of the closed session. Both houses outlive the router.
void add_closed_routes(web::Router& router, House& house, House& closed, store::BoardId board);

}  // namespace wardmote
