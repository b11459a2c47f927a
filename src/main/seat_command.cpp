#include "access/person_store.h"
#include "domains/situation/agencies/seating.h"
#include "main/commands.h"
#include "main/situation_house.h"
#include "main/terminal.h"
#include "main/walled_house.h"

namespace wardmote {
namespace {

constexpr std::chrono::days confidentiality_days{365};

/// What a form would show at its field, with what could have been chosen.
base::Refusal in_one_line(base::Refusal refusal, situation::SituationRoom const& room) {
  if (refusal.fields.empty()) return refusal;
  auto const& [field, message, values] = refusal.fields.front();
  auto reason = field + ": " + message;
  if (field == "agency") {
    std::string all;
    for (auto const& agency : situation::table_today(room).agencies)
      if (!agency.left_on) (all += all.empty() ? "" : ", ") += agency.slug;
    reason += ": " + all;
  }
  return {.code = base::RefusalCode::usage_invalid, .values = {{"reason", reason}}};
}

base::Answer<void> seat_at(situation::SituationRoom const& room, House& house, store::BoardId board,
                           Options::Seat const& asked) {
  auto const person =
      house.database->read([&](store::Reader& reader) { return access::find_person(reader, board, asked.name); });
  if (!person) return base::refuse(base::RefusalCode::person_unknown, {{"person", asked.name}});
  auto const today = situation::table_today(room).today;
  base::LocalDate const last{std::chrono::sys_days(today) + confidentiality_days};
  return situation::seat_person(room, {board, command_line_actor}, {asked.agency, person->id.text(), {today, last}});
}

}  // namespace

int seat(Options const& options) {
  Terminal terminal(options.format);
  auto const house = open_house(options);
  if (!house) return terminal.refuse(house.error());
  auto const board = board_called(**house, options.board);
  if (!board) return terminal.refuse(board.error());
  auto const walled = open_walled_house(Wall::situation, options, **house, *board);
  if (!walled) return terminal.refuse(walled.error());
  if (!*walled) return terminal.refuse({base::RefusalCode::key_not_given});
  auto const room = situation_room_of(**house, **walled, *board);
  if (!room) return terminal.refuse(room.error());
  if (auto const seated = seat_at(*room, **house, *board, options.seat); !seated)
    return terminal.refuse(in_one_line(seated.error(), *room));
  terminal.step("seated", options.seat.name, options.seat.agency + ", for a year");
  return exit_ok;
}

}  // namespace wardmote
