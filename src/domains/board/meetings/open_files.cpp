#include "domains/board/meetings/open_files.h"

#include "domains/board/committees/committee_store.h"
#include "domains/board/committees/ocd_organizations.h"
#include "domains/board/meetings/calendar_text.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/meeting_time.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/meetings/ocd_event.h"
#include "domains/board/meetings/words.h"
#include "domains/board/profile_store.h"

namespace wardmote::board {
namespace {

using Answer = base::Answer<web::FileAnswer>;

constexpr char calendar_type[] = "text/calendar", json_type[] = "application/json";
constexpr std::string_view ocd_suffix = ".ocd.json";

std::string name_of_board(store::Reader& reader, store::BoardId board) {
  auto const profile = held_profile(reader, board);
  return profile ? profile->name.en : "";
}

/// The STATUS of iCalendar knows no past: what took place was confirmed.
CalendarStatus status_of(MeetingState state) {
  auto const status = ocd_status_of(state);
  if (status == "cancelled") return CalendarStatus::cancelled;
  return status == "tentative" ? CalendarStatus::tentative : CalendarStatus::confirmed;
}

Answer calendar(BoardRoom const& room) {
  auto const& tongue = room.tongue(web::Language::en);
  return room.database.read([&](store::Reader& reader) -> Answer {
    auto const zone = time_zone_of(reader, room.board);
    std::vector<CalendarEvent> events;
    for (auto const& head : list_meetings(reader, room.board)) {
      auto const start = moment_of(head.date, head.time, zone);
      if (!start) continue;
      events.push_back({.uid = ocd_id("ocd-event", room.board.text(), head.name),
                        .changed = head.changed_at,
                        .revision = static_cast<int>(head.public_entries),
                        .start = *start,
                        .summary = title_of(head, tongue),
                        .location = head.place,
                        .status = status_of(head.state)});
    }
    return web::FileAnswer{calendar_of(name_of_board(reader, room.board), events), calendar_type};
  });
}

Answer ocd(BoardRoom const& room, std::string_view rest) {
  auto const unknown = base::refuse(base::RefusalCode::meeting_unknown, {{"meeting", std::string(rest)}});
  if (!rest.ends_with(ocd_suffix)) return unknown;
  std::string const meeting(rest.substr(0, rest.size() - ocd_suffix.size()));
  return room.database.read([&](store::Reader& reader) -> Answer {
    auto const log = read_log(reader, room.board, meeting);
    if (log.empty()) return unknown;
    auto const zone = time_zone_of(reader, room.board);
    auto const view = [&](web::Language language) { return meeting_view(meeting, log, zone, room.tongue(language)); };
    return web::FileAnswer{ocd_text(ocd_event_of(view(web::Language::en), view(web::Language::fr), room.board.text(),
                                                 name_of_board(reader, room.board), zone)),
                           json_type};
  });
}

web::FileAnswer organizations(BoardRoom const& room) {
  return room.database.read([&](store::Reader& reader) {
    return web::FileAnswer{
        ocd_organizations_text(room.board.text(), name_of_board(reader, room.board), list_members(reader, room.board),
                               list_committees(reader, room.board)),
        json_type};
  });
}

}  // namespace

void add_open_meeting_files(web::Router& router, BoardRoom const& room) {
  router.file({"calendar", "/meetings.ics", "The meetings of the board as a calendar (iCalendar, RFC 5545).",
               calendar_type, [room](std::string_view, web::Parameters const&) { return calendar(room); }});
  router.file({"ocd_organizations", "/ocd/organizations.json",
               "The board, its committees and who is or was on each, in the terms of Open Civic Data.", json_type,
               [room](std::string_view, web::Parameters const&) -> Answer { return organizations(room); }});
  router.file({"ocd_meeting", "/ocd/meetings/",
               "A meeting in the terms of Open Civic Data: agenda, motions and votes by name. The name of the meeting, "
               "and .ocd.json behind it.",
               json_type, [room](std::string_view rest, web::Parameters const&) { return ocd(room, rest); }});
}

}  // namespace wardmote::board
