#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"

namespace wardmote::evidence {

/// Incidents of an offence in an area in a week. No incident by itself goes into a run.
struct WatchCount {
  std::string area;  ///< empty: the publisher withholds it, or has none
  std::string offence;
  base::LocalDate week{};  ///< its Monday
  std::int64_t incidents = 0;
  friend bool operator==(WatchCount const&, WatchCount const&) = default;
};

struct WatchInput {
  std::vector<WatchCount> counts;  ///< by area, offence and week, each once; a week without any has none
  bool is_empty() const { return counts.empty(); }
  friend bool operator==(WatchInput const&, WatchInput const&) = default;
};

/// The hash of all of it, hexadecimal.
std::string hash_of(WatchInput const& input);

/// The Monday of the week that holds a day.
base::LocalDate monday_of(base::LocalDate day);

/// Counts of days as counts of weeks, in order.
std::vector<WatchCount> by_week(std::vector<WatchCount> of_days);

}  // namespace wardmote::evidence
