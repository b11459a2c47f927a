#pragma once

#include "domains/board/past/past.h"

namespace wardmote::board {

/// A person as Legistar publishes one: FullName, and OfficeRecords, each with BodyName, Title, Start and End. Addresses, numbers
/// of telephones and the like are not read.
Read<PastPerson> legistar_person_of(JsonPiece const& piece);

}  // namespace wardmote::board
