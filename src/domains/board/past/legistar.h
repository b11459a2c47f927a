#pragma once

#include <string_view>

#include "domains/board/past/past.h"

namespace wardmote::board {

/// Reads what Legistar (Granicus) publishes of a council's past, as JSON: an event (a meeting: BodyName, Date, Items, each
/// with its action, passed flag and roll call), a matter (File, and a History of which each step with Votes is a vote
/// by name), a person (legistar_people.h), or a list of these. The step of a matter's history and the item of the meeting have the same ID.
///
/// A passed flag is 1 or missing; missing, its name says "Fail". Where both are missing, nothing was published.
PastFile read_legistar(std::string_view json);

}  // namespace wardmote::board
