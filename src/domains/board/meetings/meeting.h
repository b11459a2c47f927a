#pragma once

#include <boost/describe.hpp>
#include <string>

#include "base/clock.h"

namespace wardmote::board {

enum class MeetingKind { regular, special, committee, joint };
BOOST_DESCRIBE_ENUM(MeetingKind, regular, special, committee, joint)

/// Where a meeting stands. `planned` → … → `sealed`, or `cancelled`; machine.h says what leads where.
enum class MeetingState {
  planned,          ///< a date, and an agenda in the making
  noticed,          ///< the agenda is public and frozen
  called,           ///< the roll is being called
  open,             ///< in public session, with a quorum
  closed_session,   ///< in camera, on a ground that the law names
  recessed,         ///< interrupted: for a break, or since the quorum was lost
  adjourned,        ///< over
  minutes_drafted,  ///< the minutes can be edited over the log
  minutes_adopted,  ///< by a motion at a later meeting
  sealed,           ///< the hash of minutes and log lies in the audit chain; nothing more is recorded
  cancelled
};
BOOST_DESCRIBE_ENUM(MeetingState, planned, noticed, called, open, closed_session, recessed, adjourned, minutes_drafted,
                    minutes_adopted, sealed, cancelled)

enum class ItemKind {
  declarations,  ///< of interest
  minutes,       ///< adoption of those of an earlier meeting
  delegation,
  presentation,
  consent,  ///< taken together with the others of its kind, unless a member pulls it
  report,   ///< with a recommendation
  discussion,
  by_law,
  closed  ///< taken in closed session; its title here is the one that everybody may read
};
BOOST_DESCRIBE_ENUM(ItemKind, declarations, minutes, delegation, presentation, consent, report, discussion, by_law,
                    closed)

enum class ItemState { proposed, dropped, published, taken_up, moved, received, deferred, referred };
BOOST_DESCRIBE_ENUM(ItemState, proposed, dropped, published, taken_up, moved, received, deferred, referred)

enum class MotionState {
  moved,
  seconded,
  stated,           ///< by the chair: it is before the meeting, and may be amended
  question_called,  ///< debate is over
  vote_open,
  vote_closed,  ///< counted, and not yet declared by the chair
  carried,
  lost,
  withdrawn,
  out_of_order,
  deferred,
  referred
};
BOOST_DESCRIBE_ENUM(MotionState, moved, seconded, stated, question_called, vote_open, vote_closed, carried, lost,
                    withdrawn, out_of_order, deferred, referred)

/// On what ground a meeting may be closed: Community Safety and Policing Act, 2019, s. 44 (2). The wording here is a
/// short name of each; the law's own words bind.
enum class ClosedGround {
  security_of_property,
  personal_matters,
  acquisition_of_land,
  labour_relations,
  litigation,
  solicitor_client_privilege,
  supplied_in_confidence,
  trade_secrets,
  negotiations,
  law_enforcement,
  education_or_training
};
BOOST_DESCRIBE_ENUM(ClosedGround, security_of_property, personal_matters, acquisition_of_land, labour_relations,
                    litigation, solicitor_client_privilege, supplied_in_confidence, trade_secrets, negotiations,
                    law_enforcement, education_or_training)

}  // namespace wardmote::board
