#include "domains/situation/agencies/agency_store.h"

#include <algorithm>

#include "base/choice.h"
#include "base/ensure.h"
#include "base/id.h"
#include "store/row_day.h"

namespace wardmote::situation {
namespace {

Validity validity_of(store::Row const& row) { return {day_of(row, "signed_on"), day_of(row, "valid_until")}; }

void record(store::Writer& writer, Hand const& hand, std::string_view action, std::string_view subject) {
  writer.record(
      {.board = hand.board, .actor = hand.person, .action = std::string(action), .subject = std::string(subject)});
}

}  // namespace

// Index: the primary keys.
std::vector<Agency> list_agencies(store::Reader& reader, store::BoardId board) {
  auto agencies = reader.list(
      "SELECT agency, name_en, name_fr, sector, joined_on, left_on FROM agency WHERE board_id = :board ORDER BY agency",
      {{"board", board}}, [](store::Row const& row) {
        return Agency{row.text("agency"),
                      row.text("name_en"),
                      row.text("name_fr"),
                      row.text("sector"),
                      day_of(row, "joined_on"),
                      day_or_none(row, "left_on"),
                      {}};
      });
  reader.each(
      "SELECT agency, signed_on, valid_until FROM agency_agreement WHERE board_id = :board ORDER BY signed_on, id",
      {{"board", board}}, [&](store::Row const& row) {
        auto const found = std::ranges::find(agencies, row.text("agency"), &Agency::slug);
        if (found != agencies.end()) found->agreements.push_back(validity_of(row));
      });
  return agencies;
}

// Index: the primary key.
std::vector<Seat> list_seats(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT id, agency, person, signed_on, valid_until, left_on FROM seat WHERE board_id = :board ORDER BY id",
      {{"board", board}}, [](store::Row const& row) {
        return Seat{row.text("id"), row.text("agency"), row.text("person"), validity_of(row),
                    day_or_none(row, "left_on")};
      });
}

bool insert_agency(store::Writer& writer, Hand const& hand, Agency const& agency) {
  auto const written = writer.run(
      "INSERT INTO agency (board_id, agency, name_en, name_fr, sector, joined_on) VALUES "
      "(:board, :agency, :name_en, :name_fr, :sector, :joined) ON CONFLICT (board_id, agency) DO NOTHING",
      {{"board", hand.board},
       {"agency", agency.slug},
       {"name_en", agency.name_en},
       {"name_fr", agency.name_fr},
       {"sector", agency.sector},
       {"joined", base::to_text(agency.joined_on)}});
  if (written == 1) record(writer, hand, "add_agency", agency.slug);
  return written == 1;
}

void insert_agreement(store::Writer& writer, Hand const& hand, base::Clock const& clock, std::string_view agency,
                      Validity const& agreement) {
  writer.run(
      "INSERT INTO agency_agreement (board_id, id, agency, signed_on, valid_until) "
      "VALUES (:board, :id, :agency, :signed, :until)",
      {{"board", hand.board},
       {"id", base::to_text(base::make_uuid(clock))},
       {"agency", agency},
       {"signed", base::to_text(agreement.signed_on)},
       {"until", base::to_text(agreement.valid_until)}});
  record(writer, hand, "record_agreement", agency);
}

void end_agency(store::Writer& writer, Hand const& hand, std::string_view agency, base::LocalDate left_on) {
  writer.run("UPDATE agency SET left_on = :left WHERE board_id = :board AND agency = :agency",
             {{"left", base::to_text(left_on)}, {"board", hand.board}, {"agency", agency}});
  record(writer, hand, "end_agency", agency);
}

void insert_seat(store::Writer& writer, Hand const& hand, Seat const& seat) {
  writer.run(
      "INSERT INTO seat (board_id, id, agency, person, signed_on, valid_until) "
      "VALUES (:board, :id, :agency, :person, :signed, :until)",
      {{"board", hand.board},
       {"id", seat.id},
       {"agency", seat.agency},
       {"person", seat.person},
       {"signed", base::to_text(seat.confidentiality.signed_on)},
       {"until", base::to_text(seat.confidentiality.valid_until)}});
  record(writer, hand, "seat_person", seat.agency + ", " + seat.person);
}

void end_seat(store::Writer& writer, Hand const& hand, std::string_view seat, base::LocalDate left_on) {
  writer.run("UPDATE seat SET left_on = :left WHERE board_id = :board AND id = :seat",
             {{"left", base::to_text(left_on)}, {"board", hand.board}, {"seat", seat}});
  record(writer, hand, "end_seat", seat);
}

// Index: the primary key.
Custom read_custom(store::Reader& reader, store::BoardId board) {
  Custom custom;
  reader.each("SELECT spoken_from, decided_on FROM table_custom WHERE board_id = :board ORDER BY id DESC LIMIT 1",
              {{"board", board}}, [&](store::Row const& row) {
                auto const spoken_from = base::choice_called<SpokenFrom>(row.text("spoken_from"));
                ENSURE(spoken_from.has_value());
                custom = {*spoken_from, day_of(row, "decided_on")};
              });
  return custom;
}

void insert_custom(store::Writer& writer, Hand const& hand, base::Clock const& clock, Custom const& custom) {
  writer.run("INSERT INTO table_custom (board_id, id, spoken_from, decided_on) VALUES (:board, :id, :spoken, :decided)",
             {{"board", hand.board},
              {"id", base::to_text(base::make_uuid(clock))},
              {"spoken", base::spelling_of(custom.spoken_from)},
              {"decided", base::to_text(custom.decided_on)}});
  record(writer, hand, "choose_custom", base::spelling_of(custom.spoken_from));
}

}  // namespace wardmote::situation
