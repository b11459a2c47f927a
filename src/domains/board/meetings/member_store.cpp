#include "domains/board/meetings/member_store.h"

#include <algorithm>

#include "base/choice.h"
#include "store/row_day.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

Member member_of(store::Row const& row) {
  auto const last = row.text_or_none("last_day");
  return {.id = row.id<Member>("id"),
          .name = row.text("name"),
          .appointed_by = base::choice_of<AppointedBy>(row.text("appointed_by")),
          .office = base::choice_of<Office>(row.text("office")),
          .first_day = day_of(row, "first_day"),
          .last_day = last ? base::date_of(*last) : std::nullopt,
          .person = row.text_or_none("person_id").value_or("")};
}

constexpr std::string_view last_before_first = message_id("Give a last day that is not before the first");

}  // namespace

bool sits_on(Member const& member, base::LocalDate day) {
  return member.first_day <= day && (!member.last_day || day <= *member.last_day);
}

// Index: board_member_of_board.
std::vector<Member> list_members(store::Reader& reader, store::BoardId board) {
  return reader.list("SELECT * FROM board_member WHERE board_id = :board ORDER BY name, id", {{"board", board}},
                     member_of);
}

std::vector<Seat> seats_on(store::Reader& reader, store::BoardId board, base::LocalDate day) {
  auto members = list_members(reader, board);
  std::erase_if(members, [&](Member const& member) { return !sits_on(member, day); });
  std::ranges::stable_sort(members, {}, [](Member const& member) { return rank_of(member.office); });
  std::vector<Seat> seats;
  for (auto const& member : members) seats.push_back({member.id.text(), member.name});
  return seats;
}

base::Answer<void> add_member(store::Writer& writer, store::BoardId board, Member const& member, std::string_view actor,
                              base::Instant now) {
  if (member.name.empty()) return base::refuse_field("name", message_id("Give the member’s name"));
  if (member.last_day && *member.last_day < member.first_day) return base::refuse_field("last_day", last_before_first);
  writer.run(
      "INSERT INTO board_member (id, board_id, name, appointed_by, office, first_day, last_day, person_id, added_at) "
      "VALUES (:id, :board, :name, :appointed_by, :office, :first_day, :last_day, :person, :now)",
      {{"id", member.id},
       {"board", board},
       {"name", member.name},
       {"appointed_by", std::string(base::spelling_of(member.appointed_by))},
       {"office", std::string(base::spelling_of(member.office))},
       {"first_day", member.first_day},
       {"last_day", member.last_day},
       {"person", member.person.empty() ? std::nullopt : std::optional(member.person)},
       {"now", now}});
  writer.record({.board = board, .actor = std::string(actor), .action = "add_member", .subject = member.id.text()});
  return {};
}

base::Answer<void> end_term(store::Writer& writer, store::BoardId board, std::string_view id, base::LocalDate last_day,
                            std::string_view actor) {
  for (auto const& member : list_members(writer, board)) {
    if (member.id.text() != id) continue;
    if (last_day < member.first_day) return base::refuse_field("last_day", last_before_first);
    writer.run("UPDATE board_member SET last_day = :last_day WHERE id = :id AND board_id = :board",
               {{"last_day", last_day}, {"id", member.id}, {"board", board}});
    writer.record({.board = board,
                   .actor = std::string(actor),
                   .action = "end_term",
                   .subject = member.id.text(),
                   .details = {{"last_day", base::to_text(last_day)}}});
    return {};
  }
  return base::refuse(RefusalCode::member_unknown, {{"member", std::string(id)}});
}

}  // namespace wardmote::board
