#include "main/situation_house.h"

#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/demo/demo_table_store.h"
#include "domains/situation/screen/screen.h"
#include "flows/situation/released_report_becomes_public.h"
#include "main/walled_house.h"
#include "main/whole_file.h"
#include "store/boards_store.h"

namespace wardmote {
namespace {

/// What speaks against keeping a text: the first of all that the screen found.
base::Answer<std::function<std::string_view(std::string_view)>> screen_of_texts(House const& house) {
  auto const file = house.resources.catalog() + "/screen_words.yaml";
  auto const yaml = text_of_file(file);
  if (!yaml) return std::unexpected(yaml.error());
  auto const screen = situation::screen_of(*yaml, file);
  if (!screen) return std::unexpected(screen.error());
  return [screen = *screen](std::string_view text) {
    auto const finds = situation::screened(text, screen);
    return finds.empty() ? std::string_view() : finds.front().why;
  };
}

constexpr access::Role table_roles[] = {access::Role::agency_representative, access::Role::table_chair,
                                        access::Role::table_recorder, access::Role::table_coordinator};

std::vector<situation::TablePerson> people_of_table(House& house, store::BoardId board) {
  std::vector<situation::TablePerson> seated;
  for (auto const& person : active_people_with(house, board, table_roles))
    seated.push_back({person.id.text(), person.display_name.inside()});
  return seated;
}

}  // namespace

base::Answer<situation::SituationRoom> situation_room_of(House& house, House& walled, store::BoardId board) {
  auto codes = situation::read_catalogue(house.resources.catalog());
  if (!codes) return std::unexpected(codes.error());
  auto against = screen_of_texts(house);
  if (!against) return std::unexpected(against.error());
  auto const known = house.database->read([&](store::Reader& reader) { return store::find_board(reader, board); });
  return situation::SituationRoom{.database = *walled.database,
                                  .board = board,
                                  .clock = walled.clock,
                                  .vault = walled.vault.get(),
                                  .zone = known ? known->time_zone : "America/Toronto",
                                  .people = [&house, board] { return people_of_table(house, board); },
                                  .tongue = board_room_of(house, board).tongue,
                                  .outside = flows::released_report_becomes_public(evidence_room_of(house, board)),
                                  .lists = std::make_shared<situation::TableLists>(*std::move(codes)),
                                  .against = *std::move(against)};
}

base::Answer<void> add_situation_routes(web::Router& router, House& house, House& walled, store::BoardId board) {
  auto const room = situation_room_of(house, walled, board);
  if (!room) return std::unexpected(room.error());
  situation::add_routes(router, *room);
  return {};
}

std::function<std::string_view(std::string_view)> situation_caution(House& walled, store::BoardId board) {
  return [&walled, board](std::string_view path) -> std::string_view {
    if (path != "/situation" && !path.starts_with("/situation/")) return {};
    auto const is_synthetic =
        walled.database->read([&](store::Reader& reader) { return situation::is_demonstration(reader, board); });
    return is_synthetic ? web::message_id(
                              "This table is a demonstration: all of it is synthetic, and none of it happened to "
                              "anybody.")
                        : std::string_view();
  };
}

void list_situation_routes(web::Router& router, House& walled) {
  situation::add_routes(router, {.database = *walled.database, .board = {}, .clock = walled.clock});
}

}  // namespace wardmote
