#pragma once

#include <string>
#include <vector>

#include "domains/board/delegations/delegation.h"
#include "domains/board/delegations/delegation_rule.h"
#include "domains/board/meetings/meeting_view.h"

namespace wardmote::board {

/// Until when one can ask in time to speak at a meeting, UTC; empty if it takes no requests.
std::string speak_by(MeetingState state, base::LocalDate date, DelegationRule const& rule, std::string_view zone);

/// Puts what everybody may know of delegations on the page of a meeting: for each item how many are to be heard, and the names of
/// those that were accepted and let the agenda name them, or were heard.
void add_delegations(MeetingView& view, MeetingRecord const& record, std::vector<Delegation> const& delegations,
                     web::Tongue const& tongue);

/// Those who can be heard now: accepted for the item that is taken up, and not heard yet.
std::vector<DelegationRequest const*> next_to_be_heard(MeetingRecord const& record,
                                                       std::vector<Delegation> const& delegations);

}  // namespace wardmote::board
