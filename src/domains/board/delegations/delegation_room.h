#pragma once

#include "access/mailing.h"
#include "domains/board/room.h"
#include "store/sealed/vault.h"

namespace wardmote::board {

/// What requests to speak stand on: the board's room, and what an address of mail needs. What it points to outlives it.
struct DelegationRoom {
  BoardRoom room;
  store::Vault* vault = nullptr;  ///< none if the program was started without its key
  bool sends_mail = false;
  /// Whether a person is asked for an address: it is sealed, and written to.
  bool takes_address() const { return vault != nullptr && sends_mail; }
};

/// How long after the meeting what a delegation told of itself is kept.
inline constexpr std::chrono::days delegations_kept{60};

/// Adds `/meetings/{meeting}/speak` and the page of each request for whoever asks, `/admin/delegations` for the board's office.
void add_delegation_routes(web::Router& router, DelegationRoom const& room);
void add_delegation_office_routes(web::Router& router, DelegationRoom const& room);

/// The letters to people who asked to speak: a link to the page of their request.
access::LetterSource delegation_letters(DelegationRoom room);

/// Empties what people told of themselves once `delegations_kept` have passed since the day of the meeting, and destroys the keys
/// of their addresses. How many requests that were.
std::int64_t forget_delegations(DelegationRoom const& room);

}  // namespace wardmote::board
