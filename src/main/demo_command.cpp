#include "base/hash.h"
#include "domains/board/meetings/demo_meetings.h"
#include "domains/board/obligations/obligation_rules.h"
#include "domains/board/obligations/obligation_store.h"
#include "domains/board/past/legistar.h"
#include "domains/board/past/past_import.h"
#include "domains/board/profile_file.h"
#include "domains/board/profile_store.h"
#include "domains/closed/demo_matter.h"
#include "domains/evidence/analyses/demo_analyses.h"
#include "domains/evidence/demo_datasets.h"
#include "domains/situation/demo/demo_situation.h"
#include "domains/situation/learning/releasing.h"
#include "main/closed_house.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/situation_house.h"
#include "main/terminal.h"
#include "main/threads.h"
#include "main/walled_house.h"
#include "main/whole_file.h"
#include "store/boards_store.h"
#include "web/zone.h"

namespace wardmote {
namespace {

/// Publishes the profile of demo/board.yaml, unless that very file is published already.
base::Answer<store::BoardId> publish_demo_profile(House& house) {
  auto const text = text_of_file(house.resources.demo() + "/board.yaml");
  if (!text) return std::unexpected(text.error());
  auto const& yaml = *text;
  auto profile = board::profile_of(yaml, "demo/board.yaml");
  if (!profile) return std::unexpected(profile.error());
  return house.database->write([&](store::Writer& writer) -> base::Answer<store::BoardId> {
    if (auto const held = store::find_board(writer, profile->slug))
      profile->board = held->id;
    else
      profile->board = store::BoardId::make(house.clock);
    board::publish_profile(writer, *profile, {command_line_actor, house.clock.now(), base::hash_of(yaml)});
    return profile->board;
  });
}

base::Answer<void> make_meetings(House& house, store::BoardId board, Terminal& terminal) {
  auto const yaml = text_of_file(house.resources.demo() + "/meetings.yaml");
  if (!yaml) return std::unexpected(yaml.error());
  return board::make_demo_meetings(
      board_room_of(house, board), *yaml, house.resources.demo(), command_line_actor,
      [&](std::string const& name) { terminal.step("played", name, "demo/meetings.yaml"); });
}

/// Duties are counted from the day on which the profile was compared with its sources: nothing before is judged, since nothing of
/// what shows that a duty was met is held here.
base::Answer<void> count_demo_obligations(House& house, store::BoardId board) {
  return house.database->write([&](store::Writer& writer) -> base::Answer<void> {
    if (board::obligations_counted_from(writer, board)) return {};
    auto const profile = board::held_profile(writer, board);
    return board::count_obligations(writer, board, base::to_text(profile->checked_on),
                                    {.actor = command_line_actor, .clock = house.clock});
  });
}

/// A year of another council's meetings, named as such.
base::Answer<void> import_demo_past(House& house, store::BoardId board, Terminal& terminal) {
  std::vector<board::PastFileRead> read;
  for (auto const* name : {"new_york_events_2024.json", "new_york_matters_2024.json"}) {
    auto const text = text_of_file(house.resources.demo() + "/data/past/" + name);
    if (!text) return std::unexpected(text.error());
    read.push_back({name, board::read_legistar(*text)});
  }
  for (auto const& report :
       board::import_past(*house.database, board, {"New York City Council", "https://legistar.council.nyc.gov"},
                          std::move(read), command_line_actor))
    terminal.step("imported", report.file,
                  std::to_string(report.kept_meetings) + " meetings and " + std::to_string(report.kept_votes) +
                      " votes of another council");
  return {};
}

/// What demo/closed.yaml says of one matter; the matter, or nothing without --closed-key, or where it has something already.
base::Answer<std::string> make_demo_closed(Options const& options, House& house, store::BoardId board) {
  auto const closed = open_walled_house(Wall::closed, options, house, board);
  if (!closed) return std::unexpected(closed.error());
  if (!*closed) return "";
  auto const demo = house.resources.demo();
  auto const yaml = text_of_file(demo + "/closed.yaml");
  if (!yaml) return std::unexpected(yaml.error());
  auto const pdf = text_of_file(demo + "/data/papers/demonstration_attachment.pdf");
  if (!pdf) return std::unexpected(pdf.error());
  return closed::make_demo_matter(closed_room_of(house, **closed, board),
                                  board_room_of(house, board).tongue(web::Language::en), *yaml, *pdf);
}

/// What demo/situation.yaml describes; how many discussions, or none without --situation-key, or where the table has an agency already.
base::Answer<std::size_t> make_demo_table(Options const& options, House& house, store::BoardId board) {
  auto const walled = open_walled_house(Wall::situation, options, house, board);
  if (!walled) return std::unexpected(walled.error());
  if (!*walled) return 0;
  auto const yaml = text_of_file(house.resources.demo() + "/situation.yaml");
  if (!yaml) return std::unexpected(yaml.error());
  auto const room = situation_room_of(house, **walled, board);
  if (!room) return std::unexpected(room.error());
  auto const made = situation::make_demo_situation(*room, *yaml, command_line_actor);
  if (!made || *made == 0) return made;
  // The report of last year is out, unless the gate stops it.
  auto const last_year = static_cast<int>(web::local_date(house.clock.now(), room->zone).year()) - 1;
  auto const released = situation::release_year(*room, last_year, {command_line_actor, house.clock.now()});
  if (!released && released.error().code != base::RefusalCode::release_stopped)
    return std::unexpected(released.error());
  return made;
}

}  // namespace

int demo(Options const& options) {
  Terminal terminal(options.format);
  auto const opened = make_house(options);
  if (!opened) return terminal.refuse(opened.error());
  auto& house = **opened;
  if (options.demo.if_missing && board_called(house, options.board)) return exit_ok;

  auto const board = publish_demo_profile(house);
  if (!board) return terminal.refuse(board.error());
  terminal.step("published", options.board, "demo/board.yaml");
  if (auto const counted = count_demo_obligations(house, *board); !counted) return terminal.refuse(counted.error());
  auto const loaded = evidence::load_demo_datasets(
      *house.database, *board, house.resources.demo(), house.resources.catalog(), command_line_actor,
      [&](std::string_view dataset, std::uint64_t done, std::uint64_t total) {
        terminal.progress(dataset, done, total);
      },
      house.clock);
  if (!loaded) return terminal.refuse(loaded.error());
  auto const analysed = evidence::make_demo_analyses(
      evidence_room_of(house, *board), house.resources.demo(), command_line_actor, on_threads(0),
      [&](std::string_view dataset) { terminal.step("analysed", dataset, "demo/analyses.yaml"); });
  if (!analysed) return terminal.refuse(analysed.error());
  if (auto const met = make_meetings(house, *board, terminal); !met) return terminal.refuse(met.error());
  auto const matter = make_demo_closed(options, house, *board);
  if (!matter) return terminal.refuse(matter.error());
  if (!matter->empty()) terminal.step("sealed", *matter, "demo/closed.yaml");
  auto const discussions = make_demo_table(options, house, *board);
  if (!discussions) return terminal.refuse(discussions.error());
  if (*discussions > 0) terminal.step("sealed", std::to_string(*discussions) + " discussions", "demo/situation.yaml");
  if (auto const past = import_demo_past(house, *board, terminal); !past) return terminal.refuse(past.error());
  terminal.step("made", "the demonstration", options.database_url());
  return exit_ok;
}

}  // namespace wardmote
