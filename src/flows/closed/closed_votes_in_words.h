#pragma once

#include "domains/closed/room.h"

namespace wardmote::flows {

/// Votes in closed session, in the words of the public meeting.
closed::VoteWords closed_votes_in_words();

}  // namespace wardmote::flows
