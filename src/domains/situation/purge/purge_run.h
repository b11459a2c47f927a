#pragma once

#include <cstdint>

#include "domains/situation/room.h"

namespace wardmote::situation {

/// What one run of the schedule did.
struct PurgeRun {
  std::int64_t announced = 0;
  std::int64_t shredded = 0;  ///< levels of discussions
  std::int64_t drafts = 0;
  std::int64_t replayed = 0;  ///< of the purge list, after a restore
  std::int64_t readings = 0;  ///< entries of who looked that were older than two years
};

/// Does once more, with a receipt, what a copy that was restored was too old to know of. Announces what is due, and destroys what was
/// announced a week ago and is under no hold; drafts that nobody kept again, and who looked more than two years ago. Needs database, board,
/// clock, vault and zone of the room. Each purge is a transaction of its own: a run that was cut off goes on at the next. Refuses
/// key_not_given without a vault; and once all others were seen to, what the vault refuses of one.
base::Answer<PurgeRun> purge_due(SituationRoom const& room);

}  // namespace wardmote::situation
