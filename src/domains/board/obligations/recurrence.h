#pragma once

#include <boost/describe.hpp>
#include <string_view>
#include <vector>

#include "base/calendar.h"

namespace wardmote::board {

/// How often something is due, as far as a rule can tell it.
enum class RecurrenceKind {
  none,              ///< the text gives no date by rule: people decide
  continuous,        ///< always in force
  on_event,          ///< each time that something happens, without a day
  days_after_event,  ///< within `days` days of something that happens
  every_months,      ///< once in each `months` months of the calendar year, by the last day of them
  yearly_on,         ///< each year by `month` and `day`
  every_years,       ///< again within `years` years of the last time
  dated_years        ///< on `first`, and every `years` years after it
};
BOOST_DESCRIBE_ENUM(RecurrenceKind, none, continuous, on_event, days_after_event, every_months, yearly_on, every_years,
                    dated_years)

/// What a text of the catalogue says about time. Members that the kind does not speak of are zero.
struct Recurrence {
  RecurrenceKind kind = RecurrenceKind::none;
  int months = 0;  ///< 1, 3, 6 or 12
  int years = 0;   ///< 1..20
  int days = 0;    ///< 1..366
  std::chrono::month_day on{};
  base::LocalDate first{};
  friend bool operator==(Recurrence const&, Recurrence const&) = default;
};

/// Reads a text of the catalogue ("continuous; attest yearly", "by June 30 each year"). What stands in brackets is a remark
/// and left aside, as is a part that says "often" or "e.g.". Of the parts between semicolons the one that gives a day is
/// taken before one that hangs on an event, and that before "continuous". Of a range ("each 1-4 years") the longest is
/// taken, so that nobody is called late who is not. What fits no form gives `none`.
Recurrence recurrence_of(std::string_view frequency);

/// Whether its days stand in the calendar whatever is done: every_months, yearly_on, dated_years.
bool is_by_calendar(Recurrence const& recurrence);

/// The days from `from` to `to`, both included, on which something by the calendar is due; in order.
std::vector<base::LocalDate> due_days(Recurrence const& recurrence, base::LocalDate from, base::LocalDate to);

using base::plus_days;
using base::plus_months;

}  // namespace wardmote::board
