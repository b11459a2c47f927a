#pragma once

#include <string>
#include <vector>

#include "domains/situation/discussion_view.h"
#include "domains/situation/purge/purge.h"

namespace wardmote::situation {

/// What the end of a discussion depends on.
struct PurgeFacts {
  PurgeSchedule schedule{};
  PurgeStanding standing{};
  bool is_purged = false;  ///< nothing is left
};
PurgeFacts purge_facts(SituationRoom const& room, Discussion const& discussion);

/// What the page of a discussion says of its end. Dates and holds are for those whom it concerns: a date would tell everybody else how it was
/// concluded. They are told what the schedule says of every discussion at its stage.
PurgeLine purge_line(SituationRoom const& room, Admitted const& admitted, SeenDiscussion const& seen,
                     PurgeFacts const& facts, web::Tongue const& tongue);

/// The forms that place and lift a legal hold, for whom they are.
std::vector<DiscussionForm> hold_forms(Admitted const& admitted, SeenDiscussion const& seen, PurgeFacts const& facts,
                                       web::Tongue const& tongue);

}  // namespace wardmote::situation
