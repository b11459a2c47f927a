#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::situation {

/// The days from one to another, both included.
struct Validity {
  base::LocalDate signed_on{};
  base::LocalDate valid_until{};
  bool covers(base::LocalDate day) const { return signed_on <= day && day <= valid_until; }
};

/// An agency at the table. It has a seat while it has not left and an agreement to share information stands.
struct Agency {
  std::string slug{};
  std::string name_en{};
  std::string name_fr{};
  std::string sector{};  ///< "sector.health"
  base::LocalDate joined_on{};
  std::optional<base::LocalDate> left_on{};  ///< the first day without it
  std::vector<Validity> agreements{};        ///< by the day of signing
};

/// Who sits for an agency. A seat is valid while its person has not left it, and the confidentiality agreement and the seat of the agency stand.
struct Seat {
  std::string id{};
  std::string agency{};
  std::string person{};  ///< identifier
  Validity confidentiality{};
  std::optional<base::LocalDate> left_on{};
};

/// Whether the agency has a seat on a day.
bool is_seated(Agency const& agency, base::LocalDate day);

/// Why it has none: for the page that says what is needed.
enum class SeatFault { none, not_joined, left, no_agreement, agreement_expired, no_confidentiality };
BOOST_DESCRIBE_ENUM(SeatFault, none, not_joined, left, no_agreement, agreement_expired, no_confidentiality)
SeatFault fault_of(Agency const& agency, base::LocalDate day);
SeatFault fault_of(Agency const& agency, Seat const& seat, base::LocalDate day);

/// The agency for which a person sits on a day; nothing without a valid seat.
std::optional<std::string> agency_of(std::span<Agency const> agencies, std::span<Seat const> seats,
                                     std::string_view person, base::LocalDate day);

}  // namespace wardmote::situation
