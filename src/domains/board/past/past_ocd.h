#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domains/board/past/past_store.h"

namespace wardmote::board {

/// An imported meeting as it is kept.
struct HeldMeeting {
  PastSource source{};
  PastMeeting meeting{};
  std::vector<HeldVote> votes{};
};

/// As Open Civic Data, of the form that meetings/ocd_event.h writes; what that form has no word for stands in `extras`, with
/// `is_past`. A vote without a published result has the one that its ballots give.
std::string past_ocd_text(HeldMeeting const& held);

/// Whether a file is such a one, and what it holds: read and kept for the same source it changes nothing.
bool is_past_ocd(JsonPiece const& event);
PastFile read_past_ocd(JsonPiece const& event);

}  // namespace wardmote::board
