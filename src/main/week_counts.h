#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "main/options.h"

namespace wardmote {

/// The weekly counts of one area and offence; the last is of the week that is judged. Empty if it begins later.
struct WeekSeries {
  std::string area, offence;
  std::vector<std::uint32_t> counts;
};

struct WeekCounts {
  std::chrono::sys_days week;      ///< first day of the week that is judged
  bool of_incidents = false;       ///< each row was one incident
  std::vector<WeekSeries> series;  ///< by area, then offence
};

/// Reads what `wardmote watch` judges. With a column count each row is a week, named by a date, the same day of the week in
/// all rows; a series begins with its first row, and a week without a row is refused, unless missing weeks are zero: then all
/// series begin with the first week of the file. Without the column each row is an incident; weeks begin on Monday, and the last that
/// is judged is one that the dates reach the end of. Refuses file_unreadable, file_empty, scan_row_invalid with line, column and reason,
/// scan_data_invalid for a gap, usage_invalid for a week that the file does not reach.
base::Answer<WeekCounts> read_week_counts(Options::Watch const& asked);

}  // namespace wardmote
