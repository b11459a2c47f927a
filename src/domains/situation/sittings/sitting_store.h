#pragma once

#include <set>
#include <string>
#include <vector>

#include "domains/situation/reading_counts.h"
#include "domains/situation/sittings/sitting.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::situation {

/// The newest sitting of a day, and which of that day it is: 1, 2 …; 0 where there was none. A sitting ends with its day, whether or not somebody
/// ends it.
struct KeptSitting {
  base::LocalDate day{};
  std::int64_t of_day = 0;
  Sitting sitting{};
};
KeptSitting read_sitting(store::Reader& reader, store::BoardId board, base::LocalDate day);

/// Adds an event with its audit entry: open_sitting to a sitting that is new, any other to this one; its sequence is given here. False, and nothing
/// is written, if another came before it.
bool append_event(store::Writer& writer, store::BoardId board, KeptSitting const& before, SittingEvent const& event);

/// Every time that too much was shared (blank_sitting), from a day on, the newest first: who pressed when, and the number before the table.
std::vector<SittingEvent> list_overshares(store::Reader& reader, store::BoardId board, base::LocalDate since);

/// When sittings were open, from a day on, in their order.
std::vector<SittingTime> list_sitting_times(store::Reader& reader, store::BoardId board, base::LocalDate since);

/// The agencies that are there, if a sitting of that day is open; none otherwise.
std::set<std::string> present_agencies(store::Reader& reader, store::BoardId board, base::LocalDate day);

}  // namespace wardmote::situation
