#include "domains/situation/agencies/seating.h"

#include <algorithm>

#include "base/id.h"
#include "web/zone.h"

namespace wardmote::situation {

using web::message_id;

Admitted table_today(SituationRoom const& room) {
  Admitted table{.today = web::local_date(room.clock.now(), room.zone)};
  room.database.read([&](store::Reader& reader) {
    table.agencies = list_agencies(reader, room.board);
    table.seats = list_seats(reader, room.board);
    table.custom = read_custom(reader, room.board);
  });
  return table;
}

base::Answer<void> has_agency(Admitted const& table, std::string const& agency) {
  auto const found = std::ranges::find(table.agencies, agency, &Agency::slug);
  if (found != table.agencies.end() && !found->left_on) return {};
  return base::refuse_field("agency", message_id("Choose one of the list"));
}

base::Answer<void> in_order(Validity const& agreement) {
  if (agreement.signed_on <= agreement.valid_until) return {};
  return base::refuse_field("valid_until", message_id("It ends before it was signed"));
}

base::Answer<void> seat_person(SituationRoom const& room, Hand const& hand, SeatOrder const& order) {
  auto const table = table_today(room);
  if (auto const fits = has_agency(table, order.agency); !fits) return fits;
  if (auto const fits = in_order(order.confidentiality); !fits) return fits;
  auto const people = room.people();
  if (std::ranges::find(people, order.person, &TablePerson::person) == people.end())
    return base::refuse_field("person", message_id("Choose a person"));
  if (std::ranges::any_of(table.seats, [&](Seat const& held) { return held.person == order.person && !held.left_on; }))
    return base::refuse_field("person", message_id("This person has a seat already: end that one first"));
  room.database.write([&](store::Writer& writer) {
    insert_seat(writer, hand,
                {base::to_text(base::make_uuid(room.clock)), order.agency, order.person, order.confidentiality, {}});
  });
  return {};
}

}  // namespace wardmote::situation
