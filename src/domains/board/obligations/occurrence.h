#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/board/obligations/obligation.h"
#include "domains/board/obligations/recurrence.h"

namespace wardmote::board {

/// How something due stands, by rule alone (docs/methods/obligations.md).
enum class DueStatus {
  overdue,      ///< its day is past, and nothing shows that it was met
  due_soon,     ///< due within `due_soon_days` days
  upcoming,     ///< due later
  met_late,     ///< met after its day
  met,          ///< met by its day
  continuous,   ///< always in force: no day to be late for
  on_event,     ///< due when something happens
  no_date,      ///< the catalogue gives no day by rule
  not_counted,  ///< nobody has said from which day on duties are counted here
};
BOOST_DESCRIBE_ENUM(DueStatus, overdue, due_soon, upcoming, met_late, met, continuous, on_event, no_date, not_counted)

/// So many days ahead something due is shown in red.
inline constexpr int due_soon_days = 60;

/// The status of what is due on a day. Met on the day itself is met; due on `today` is not yet overdue.
DueStatus status_of(base::LocalDate due_on, std::optional<base::LocalDate> met_on, base::LocalDate today);

/// One time that a duty has to be met. Without a day where the rule gives none.
struct Occurrence {
  std::optional<base::LocalDate> due_on{};
  std::optional<EventId> event{};
  std::optional<base::LocalDate> met_on{};
  DueStatus status = DueStatus::no_date;
  bool is_open() const { return !met_on.has_value(); }
};

/// What is known of one duty beside the catalogue.
struct Known {
  std::optional<base::LocalDate> counted_from{};  ///< before that day nothing is judged
  std::vector<Evidence> evidence{};               ///< of this duty, in any order
  std::vector<ObligationEvent> events{};          ///< likewise
};

/// Every time that a duty has to be met, from the day of counting to `until`, and what was recorded before; by day.
/// A duty of the calendar: each of its days; of months that had begun before the day of counting, none. One that is due again within some years: each time it was met, and the next
/// time, counted from the last (from the day of counting if there is none). One that hangs on an event: each event.
/// Always at least one.
std::vector<Occurrence> occurrences_of(Recurrence const& recurrence, Known const& known, base::LocalDate today,
                                       base::LocalDate until);

/// A day by which the next time of any duty of the calendar has come, if it is counted from today or before.
base::LocalDate horizon_of(Recurrence const& recurrence, base::LocalDate today);

/// The one that presses most: the first open one that is overdue, else the first open one, else the last.
Occurrence const& most_pressing(std::vector<Occurrence> const& occurrences);

/// The last one that was met; nothing if none was.
Occurrence const* last_met(std::vector<Occurrence> const& occurrences);

}  // namespace wardmote::board
