#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "domains/board/meetings/record.h"

namespace wardmote::board {

/// A motion of any meeting, as an act refers to it.
struct MotionFacts {
  std::string meeting{};  ///< the address's name of its meeting
  std::string meeting_date{};
  MotionState state = MotionState::moved;
  ItemKind item_kind = ItemKind::report;
  std::string item_reference{};  ///< of an item on minutes: the meeting that they are of
};

/// The request that hear_delegation names.
struct DelegationFacts {
  std::int64_t item = 0;
  bool is_accepted = false;  ///< and is to speak
};

/// What an act is decided on beside the meeting's own log.
struct Surroundings {
  base::LocalDate today{};                      ///< in the board's zone
  std::string meeting{};                        ///< how addresses name this meeting
  std::vector<Seat> seats{};                    ///< who has a seat at the meeting, on its day
  std::vector<Seat> board{};                    ///< who sits on the board on that day
  NamedCommittee committee{};                   ///< that a meeting is planned for
  std::optional<MotionFacts> referred{};        ///< the motion that the entry's `reference` names, if there is one
  std::optional<DelegationFacts> delegation{};  ///< that hear_delegation's `number` names, if there is one
  bool reports_on_closed_item = false;          ///< of another meeting, by report_out's `reference`
};

/// Notice of a meeting is given at least so many days before, on the Internet, with the agenda and the record of the last
/// public meeting: Community Safety and Policing Act, 2019, s. 43 (5) to (7).
inline constexpr int notice_days_min = 7;

/// What is written to the log if somebody asks for `order`: the entry with its sequence and the numbers it gives out, and
/// whatever follows from it at once (its committee when a meeting is planned; the seats when it is called to order; a recess when the quorum is lost). `order`
/// says at, by, act and what the act speaks of. Pure: the same log, order and surroundings give the same answer.
///
/// Refuses what does not follow from the state of meeting, item or motion (…_state_wrong), what the rules of order
/// forbid (quorum_missing, motion_pending, member_recused, … base/refusal.h), and form_invalid with the field.
base::Answer<std::vector<LogEntry>> decide(std::span<LogEntry const> log, LogEntry order,
                                           Surroundings const& surroundings);
/// The same for somebody who has gone through the log already: `record` is what it says.
base::Answer<std::vector<LogEntry>> decide(MeetingRecord record, std::span<LogEntry const> log, LogEntry order,
                                           Surroundings const& surroundings);

}  // namespace wardmote::board
