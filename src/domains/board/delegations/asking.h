#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domains/board/delegations/delegation.h"
#include "domains/board/delegations/delegation_room.h"
#include "domains/board/meetings/record.h"

namespace wardmote::board {

/// What somebody enters who asks to speak, or writes instead.
struct Asking {
  std::string meeting{};
  std::optional<std::int64_t> item{};
  std::optional<DelegationWay> way{};
  std::optional<access::FormLanguage> speaks{};
  std::string name{};
  std::string organisation{};
  std::string municipality{};
  std::string about{};
  std::string needs{};
  std::string email{};
  bool prints_name = false;
  access::FormLanguage language = access::FormLanguage::en;
};

/// A request that was made: its page is at the address that the secret makes.
struct Asked {
  DelegationRequest request;
  std::string secret;
};

/// The longest text of what somebody has to say, in bytes.
inline constexpr std::size_t about_bytes_max = 4000;
/// So many requests for one meeting are taken.
inline constexpr std::size_t delegations_max = 200;

/// Whether somebody can ask about an item: it is on a published agenda, public, and one that is spoken to.
bool takes_delegations(AgendaItem const& item);

/// "/delegations/…".
std::string path_of_secret(std::string_view secret);

/// The request that the answers make, without number and secret. Refuses meeting_unknown, meeting_state_wrong (the agenda is not
/// published, or the meeting has begun) and form_invalid with each field.
base::Answer<DelegationRequest> request_of(store::Reader& reader, DelegationRoom const& room, Asking const& asking,
                                           base::Instant now);

/// Makes the request, with its audit entry and its acknowledgement. Refuses what `request_of` does, and what sealing does.
base::Answer<Asked> ask_to_speak(DelegationRoom const& room, Asking const& asking);

/// Takes a request back and forgets what it held. Refuses page_not_found, and what may_follow does.
base::Answer<void> withdraw_delegation(DelegationRoom const& room, std::string const& secret);

/// What the office does with a request for that meeting (its number); the person is told of an answer. Refuses page_not_found,
/// and what may_follow does.
base::Answer<void> follow_delegation(DelegationRoom const& room, std::string const& meeting, std::int64_t number,
                                     DelegationStep step);

}  // namespace wardmote::board
