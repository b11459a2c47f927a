#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/refusal.h"

namespace wardmote::board {

/// Until when one can ask to speak at a meeting, and how long one may speak. A board's procedural by-law says so; what stands
/// here is a default of this program, until the board's office enters the by-law's own.
struct DelegationRule {
  int business_days = 2;       ///< before the day of the meeting; 0 to 20
  std::string time = "12:00";  ///< in the board's zone
  int minutes = 10;            ///< 1 to 60
  friend bool operator==(DelegationRule const&, DelegationRule const&) = default;
};

/// Refuses form_invalid, with each field that is out of its range.
base::Answer<void> is_sound(DelegationRule const& rule);

/// The last moment at which a request for the meeting of that day (ISO 8601) is in time.
base::Instant deadline_of(DelegationRule const& rule, std::string_view meeting_date, std::string_view zone);

}  // namespace wardmote::board
