#include "domains/board/past/legistar_people.h"

#include "base/clock.h"

namespace wardmote::board {
namespace {

/// The day that a moment like "2002-01-16T00:00:00Z" begins with; empty if there is none.
Read<std::string> day_in(JsonPiece const& piece, std::string_view name) {
  auto const moment = piece.text(name);
  if (!moment || moment->empty()) return moment;
  auto const day = base::date_of(moment->substr(0, 10));
  if (!day) return piece.fault_of(name, "is no moment like 2024-01-26T13:00:00-05:00");
  return base::to_text(*day);
}

Read<PastTerm> term_of(JsonPiece const& piece) {
  auto const body = piece.stated("BodyName");
  auto const title = piece.text("Title");
  auto const first_day = day_in(piece, "Start");
  auto const last_day = day_in(piece, "End");
  for (auto const* read : {&body, &title, &first_day, &last_day})
    if (!*read) return std::unexpected(read->error());
  if (first_day->empty()) return piece.fault_of("Start", "is missing");
  return PastTerm{*body, *title, *first_day, *last_day};
}

}  // namespace

Read<PastPerson> legistar_person_of(JsonPiece const& piece) {
  auto const name = piece.stated("FullName");
  if (!name) return std::unexpected(name.error());
  auto const records = piece.list("OfficeRecords");
  if (!records) return std::unexpected(records.error());
  PastPerson person{.name = *name, .place = piece.place()};
  for (auto const& record : *records) {
    auto term = term_of(record);
    if (!term) return std::unexpected(term.error());
    person.terms.push_back(*std::move(term));
  }
  return person;
}

}  // namespace wardmote::board
