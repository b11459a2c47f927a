#pragma once

#include <string>

#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/discussion_room.h"

namespace wardmote::situation {

/// The table as it stands today, for somebody who keeps it without a seat of their own.
Admitted table_today(SituationRoom const& room);

/// Refuses form_invalid (agency) for one that is not there, or has left.
base::Answer<void> has_agency(Admitted const& table, std::string const& agency);

/// Refuses form_invalid (valid_until) for an agreement that ends before it was signed.
base::Answer<void> in_order(Validity const& agreement);

struct SeatOrder {
  std::string agency{};
  std::string person{};  ///< identifier
  Validity confidentiality{};
};

/// Seats a person, audited. Refuses the above, and form_invalid (person) for somebody without a role at the table, or with a seat.
base::Answer<void> seat_person(SituationRoom const& room, Hand const& hand, SeatOrder const& order);

}  // namespace wardmote::situation
