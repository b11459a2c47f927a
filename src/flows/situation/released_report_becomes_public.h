#pragma once

#include "domains/evidence/room.h"
#include "domains/situation/learning/public_side.h"

namespace wardmote::flows {

/// Writes what the gate of the Situation Table let out to what everybody may read, and takes it back when it is withdrawn: each once, however often it is
/// asked. Nothing else of the table comes this way. The room's database outlives the functions.
situation::PublicSide released_report_becomes_public(evidence::EvidenceRoom const& room);

}  // namespace wardmote::flows
