#pragma once

#include <string>
#include <vector>

#include "domains/situation/discussion_view.h"
#include "domains/situation/purge/purge.h"

namespace wardmote::situation {

/// What the page of a discussion says of its end. Dates are for the agencies of the discussion and the officers: they would tell everybody
/// else how it was concluded.
PurgeLine purge_line(SituationRoom const& room, Admitted const& admitted, SeenDiscussion const& seen,
                     web::Tongue const& tongue);

/// The forms that place and lift a legal hold, for whom they are.
std::vector<DiscussionForm> hold_forms(SituationRoom const& room, Admitted const& admitted, SeenDiscussion const& seen,
                                       web::Tongue const& tongue);

/// Whether somebody is more than seated: of the discussion, or an officer.
bool is_concerned(SeenDiscussion const& seen);

}  // namespace wardmote::situation
