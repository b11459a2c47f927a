#pragma once

#include <span>

#include "domains/board/past/past_table.h"

namespace wardmote::board {

/// Reads a scorecard of Toronto's council (Matt Elliott, City Hall Watcher): one row a member, one column a vote.
///
///   row 1           of each vote its day (2022-12-15), by which its column is known
///   row 2           its topic
///   row 3           "Member of Council" above the members' names, and of each vote its sentence
///   row 4           what was voted on in the council's own words: "CC2.3 Motion 1 (Matlow)"
///   then            a row for each member: "Yes", "No" or "Absent"; empty if they had no seat on that day
///   then            PASS or FAIL of each vote, and the sums of "Yes" and of "No"
///
/// All votes of a day are one meeting, with one item for each, which says that the sentence is the scorecard's and "Yes" is for
/// the sentence: of a motion that it turns round ("Do not refer …") the council recorded the opposite. Percentages, wards and the order are
/// computed or of the member, and not kept. A vote is a fault, and left out, if its day, its reference, its result or a
/// field of it cannot be read, or if its sums are not those of its fields.
PastFile read_toronto_scorecard(std::span<PastRow const> rows);

}  // namespace wardmote::board
