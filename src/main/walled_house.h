#pragma once

#include <span>

#include "access/person.h"
#include "main/house.h"

// A house behind a wall: a folder of data, record keys and a key apart from the program's. The rooms that serve the public know
// nothing of it, and a server without its key serves without it.
namespace wardmote {

/// "closed", "situation"; of its folder, its options and its backups.
std::string_view name_of(Wall wall);

/// The migrations of the database that lies there: those of the program, and behind a wall the room's own.
std::vector<store::Migration> migrations_of(Wall wall);

/// What a command works on: the program's data, or those behind the wall that was named. Refuses what open_house refuses.
base::Answer<std::unique_ptr<House>> open_asked_house(Options const& options);

/// The active people of a board who have one of the roles, as whoever takes part behind a wall knows them.
std::vector<access::Person> active_people_with(House& house, store::BoardId board, std::span<access::Role const> roles);

/// Opens the house behind a wall beside the program's, makes it if there is none, and the board in it. Null without its key. Refuses
/// what make_house refuses, and key_wrong.
base::Answer<std::unique_ptr<House>> open_walled_house(Wall wall, Options const& options, House& house,
                                                       store::BoardId board);

}  // namespace wardmote
