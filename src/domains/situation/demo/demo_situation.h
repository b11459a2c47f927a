#pragma once

#include <string_view>

#include "domains/situation/demo/demo_discussions.h"
#include "domains/situation/discussion_store.h"
#include "domains/situation/room.h"

namespace wardmote::situation {

/// A step as it is to be written: what it changes, and the discussion's state in it.
struct PlayedStep {
  Discussion changed{};
  DiscussionStep step{};
};

/// What the rules make of a discussion's orders, one after the other; `terms_on` says what they must know on a day. Pure. Refuses what
/// `decided` refuses.
base::Answer<std::vector<PlayedStep>> played(DemoDiscussion const& discussion,
                                             std::function<Terms(base::LocalDate)> const& terms_on);

/// Makes the table that demo/situation.yaml (`yaml`) describes, up to the day before today: agencies, agreements and discussions, in one
/// transaction, marked as a demonstration. Gives how many discussions; none, and nothing is done, if the table has an agency. Refuses what
/// demo_plan_of, `decided` and the vault refuse. Takes seconds.
base::Answer<std::size_t> make_demo_situation(SituationRoom const& room, std::string_view yaml, std::string_view actor);

}  // namespace wardmote::situation
