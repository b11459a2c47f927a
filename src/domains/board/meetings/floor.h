#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace wardmote::board {

struct LogEntry;
struct MeetingRecord;

/// On which side of the question somebody would speak, as far as they say.
enum class Side { unsaid, in_favour, opposed };
BOOST_DESCRIBE_ENUM(Side, unsaid, in_favour, opposed)

/// A member who has asked for the floor and does not have it yet.
struct FloorClaim {
  std::string member;
  Side side = Side::unsaid;
  friend bool operator==(FloorClaim const&, FloorClaim const&) = default;
};

/// Somebody who has, or had, the floor.
struct Turn {
  std::string member{};     ///< empty: a delegation
  std::string name{};       ///< of a delegation, as printed
  std::int64_t item = 0;    ///< that was taken up
  std::int64_t motion = 0;  ///< that was before the meeting; 0: none
  Side side = Side::unsaid;
  std::int64_t minutes = 0;  ///< that were given
  base::Instant began{};
  std::optional<base::Instant> ended{};
};

/// For how many minutes a member has the floor, unless the chair gives more or less.
inline constexpr std::int64_t member_minutes = 5;
inline constexpr std::int64_t floor_minutes_max = 60;

/// Those who asked for the floor, in the order in which the chair would give it (Robert's Rules of Order Newly Revised, 12th ed.,
/// § 42): on a motion first its mover, if they have not spoken to it; whoever has spoken less often to the question before whoever
/// has spoken more often; then the other side than the one that spoke last, as far as sides are known; then who asked first.
/// The question is the motion before the meeting, or the item. Pure; the chair is not bound by it.
std::vector<FloorClaim> fair_order(MeetingRecord const& record);

/// What an entry changes of the floor: who asks, who has it, who had it for how long. Whatever turns the meeting to something else
/// (an item, a vote, a recess, closed session, the end) takes the floor back.
void apply_to_floor(MeetingRecord& record, LogEntry const& entry);

}  // namespace wardmote::board
