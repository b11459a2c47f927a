#include "domains/board/past/past_files.h"

#include "domains/board/past/past_ocd.h"

namespace wardmote::board {
namespace {

constexpr std::string_view suffix = ".ocd.json";
constexpr char json_type[] = "application/json";

base::Answer<web::FileAnswer> ocd(BoardRoom const& room, std::string_view rest) {
  auto const unknown = base::refuse(base::RefusalCode::meeting_unknown, {{"meeting", std::string(rest)}});
  if (!rest.ends_with(suffix)) return unknown;
  auto const name = rest.substr(0, rest.size() - suffix.size());
  return room.database.read([&](store::Reader& reader) -> base::Answer<web::FileAnswer> {
    auto const head = find_past(reader, room.board, name);
    if (!head) return unknown;
    return web::FileAnswer{past_ocd_text({.source = {head->source_name, head->source_url},
                                          .meeting = {.id = past_identifier(*head),
                                                      .body = head->body,
                                                      .date = head->date,
                                                      .time = head->time,
                                                      .place = head->place,
                                                      .status = head->status,
                                                      .address = head->address,
                                                      .items = past_items(reader, room.board, name),
                                                      .attendance = past_attendance(reader, room.board, name)},
                                          .votes = past_votes(reader, room.board, name)}),
                           json_type};
  });
}

}  // namespace

void add_past_files(web::Router& router, BoardRoom const& room) {
  router.file({"ocd_past_meeting", "/ocd/past/",
               "An imported meeting of another council in the terms of Open Civic Data: agenda and votes by name. The "
               "name of the meeting, and .ocd.json behind it.",
               json_type, [room](std::string_view rest, web::Parameters const&) { return ocd(room, rest); }});
}

}  // namespace wardmote::board
