#pragma once

#include <vector>

#include "domains/situation/agencies/agency.h"
#include "domains/situation/agencies/custom.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::situation {

/// Who did it and when: for the audit entry that each of the writers below makes.
struct Hand {
  store::BoardId board;
  std::string person;  ///< identifier
};

/// By slug.
std::vector<Agency> list_agencies(store::Reader& reader, store::BoardId board);
/// In the order in which they were taken.
std::vector<Seat> list_seats(store::Reader& reader, store::BoardId board);

/// False, and nothing is written, if there is one of that slug.
bool insert_agency(store::Writer& writer, Hand const& hand, Agency const& agency);
void insert_agreement(store::Writer& writer, Hand const& hand, base::Clock const& clock, std::string_view agency,
                      Validity const& agreement);
void end_agency(store::Writer& writer, Hand const& hand, std::string_view agency, base::LocalDate left_on);
void insert_seat(store::Writer& writer, Hand const& hand, Seat const& seat);
void end_seat(store::Writer& writer, Hand const& hand, std::string_view seat, base::LocalDate left_on);

/// What the table decided last; what the province's guidance says, if it never did.
Custom read_custom(store::Reader& reader, store::BoardId board);
void insert_custom(store::Writer& writer, Hand const& hand, base::Clock const& clock, Custom const& custom);

}  // namespace wardmote::situation
