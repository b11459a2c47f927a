#pragma once

#include <span>

#include "domains/board/past/past_table.h"

namespace wardmote::board {

/// Reads the voting records of Vancouver's council (the City's open data, fields parted by ";", names in the first row): one
/// row for each member and vote, with Meeting ID, Meeting Type, Vote Date, Vote Number, Agenda Description, Vote Start Date
/// Time, Council Member, Vote and Decision. Further columns are passed over.
///
/// A vote is one item of its meeting; its moment stands with it, since the file gives none of the meeting. Its result is what
/// the Decision says: "Carried", "Carried Unanimously" or "Lost". By the ballots it is more for than against, and whoever
/// abstains is for (Vancouver Charter, s. 145.1 (3)): that stands with a vote where somebody did.
///
/// A row that cannot be read, that says of its vote something else than the first row of it, or that has a member who voted
/// already, is a fault; and with it the vote, since the other rows would be counted as if this one were not there.
PastFile read_vancouver_votes(std::span<PastRow const> rows);

}  // namespace wardmote::board
