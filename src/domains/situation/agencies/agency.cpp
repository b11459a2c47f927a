#include "domains/situation/agencies/agency.h"

#include <algorithm>

namespace wardmote::situation {

SeatFault fault_of(Agency const& agency, base::LocalDate day) {
  if (day < agency.joined_on) return SeatFault::not_joined;
  if (agency.left_on && *agency.left_on <= day) return SeatFault::left;
  if (agency.agreements.empty()) return SeatFault::no_agreement;
  auto const stands =
      std::ranges::any_of(agency.agreements, [&](Validity const& agreement) { return agreement.covers(day); });
  return stands ? SeatFault::none : SeatFault::agreement_expired;
}

SeatFault fault_of(Agency const& agency, Seat const& seat, base::LocalDate day) {
  if (seat.left_on && *seat.left_on <= day) return SeatFault::left;
  if (auto const fault = fault_of(agency, day); fault != SeatFault::none) return fault;
  return seat.confidentiality.covers(day) ? SeatFault::none : SeatFault::no_confidentiality;
}

bool is_seated(Agency const& agency, base::LocalDate day) { return fault_of(agency, day) == SeatFault::none; }

std::optional<std::string> agency_of(std::span<Agency const> agencies, std::span<Seat const> seats,
                                     std::string_view person, base::LocalDate day) {
  for (auto const& seat : seats) {
    if (seat.person != person) continue;
    auto const agency = std::ranges::find(agencies, seat.agency, &Agency::slug);
    if (agency != agencies.end() && fault_of(*agency, seat, day) == SeatFault::none) return agency->slug;
  }
  return std::nullopt;
}

}  // namespace wardmote::situation
