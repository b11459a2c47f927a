#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domains/situation/discussion_store.h"

// Much reading, as the log of who looked has it: counts that somebody may ask about, and no judgement of anybody. Pure.
namespace wardmote::situation {

/// When a sitting was open; without an end until its day was over.
struct SittingTime {
  base::Instant opened_at{};
  std::optional<base::Instant> ended_at{};
};

/// What somebody opened on one day.
struct ReadingCount {
  base::LocalDate day{};
  std::string person{};
  std::string agency{};
  std::int64_t opens = 0;    ///< of discussions, each time
  std::int64_t outside = 0;  ///< different discussions that were opened while no sitting was open
};

/// From so many opens on one day on, or so many different discussions outside a sitting, a count is shown.
inline constexpr std::int64_t opens_min = 30;
inline constexpr std::int64_t outside_min = 5;

/// The counts that reach one of these, the newest day first, then by person. Readings of the board count for nothing. Days are those of the zone.
std::vector<ReadingCount> much_reading(std::span<NumberedReading const> readings, std::span<SittingTime const> sittings,
                                       std::string_view zone);

}  // namespace wardmote::situation
