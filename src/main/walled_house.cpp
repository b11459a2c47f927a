#include "main/walled_house.h"

#include <algorithm>
#include <filesystem>

#include "access/person_store.h"
#include "domains/closed/room.h"
#include "domains/situation/room.h"
#include "store/boards_store.h"

namespace wardmote {
namespace {

/// As if it had been asked for alone.
Options behind(Wall wall, Options options) {
  auto const& own = wall == Wall::closed ? options.closed : options.situation;
  options.wall = wall;
  options.database = own.database;
  options.key = own.key;
  options.keys.clear();
  options.files.clear();
  return options;
}

/// The same board, by the same identifier.
void found_board(House& house, House& walled, store::BoardId board) {
  auto const known = house.database->read([&](store::Reader& reader) { return store::find_board(reader, board); });
  auto const is_there =
      walled.database->read([&](store::Reader& reader) { return store::find_board(reader, board).has_value(); });
  if (is_there) return;
  walled.database->write(
      [&](store::Writer& writer) { store::make_board(writer, *known, walled.clock.now(), command_line_actor); });
}

}  // namespace

std::string_view name_of(Wall wall) {
  switch (wall) {
    case Wall::closed: return "closed";
    case Wall::situation: return "situation";
    case Wall::none: break;
  }
  return "";
}

std::vector<store::Migration> migrations_of(Wall wall) {
  auto all = all_migrations();
  auto const add = [&](std::span<store::Migration const> own) { all.insert(all.end(), own.begin(), own.end()); };
  if (wall == Wall::closed) add(closed::migrations());
  if (wall == Wall::situation) add(situation::migrations());
  return all;
}

base::Answer<std::unique_ptr<House>> open_asked_house(Options const& options) {
  return open_house(options, migrations_of(options.wall));
}

std::vector<access::Person> active_people_with(House& house, store::BoardId board,
                                               std::span<access::Role const> roles) {
  auto people = house.database->read([&](store::Reader& reader) { return access::list_people(reader, board); });
  std::erase_if(people, [&](access::Person const& person) {
    return !person.is_active() || std::ranges::none_of(roles, [&](access::Role role) { return person.has(role); });
  });
  return people;
}

base::Answer<std::unique_ptr<House>> open_walled_house(Wall wall, Options const& options, House& house,
                                                       store::BoardId board) {
  auto const own = behind(wall, options);
  if (own.key.empty()) return nullptr;
  std::filesystem::create_directories(own.data());
  auto walled = make_house(own, migrations_of(wall));
  if (walled) found_board(house, **walled, board);
  return walled;
}

}  // namespace wardmote
