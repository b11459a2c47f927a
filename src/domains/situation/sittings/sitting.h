#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"

// A meeting of the table, called a sitting: a log of events, and what follows from it. Pure. It tells who is there, by agency, and which number is
// before the table; never what was said.
namespace wardmote::situation {

/// Whatever can be recorded of a sitting. An act is called as its route, its permission and its audit entry are.
enum class SittingAct {
  open_sitting,
  agency_arrives,
  agency_leaves,
  read_reminder,      ///< the confidentiality reminder was read out: nothing is taken up or decided before
  choose_discussion,  ///< which one is before the table
  blank_sitting,      ///< somebody found that too much was shared
  lift_blank,
  end_sitting
};
BOOST_DESCRIBE_ENUM(SittingAct, open_sitting, agency_arrives, agency_leaves, read_reminder, choose_discussion,
                    blank_sitting, lift_blank, end_sitting)

struct SittingEvent {
  std::int64_t sequence = 0;  ///< 1, 2, 3 … within the sitting
  base::Instant at{};
  std::string by{};  ///< identifier of the person
  SittingAct act = SittingAct::open_sitting;
  std::string agency{};      ///< that arrives or leaves
  std::string number{};      ///< that is chosen, or was before the table when it was blanked
  std::int64_t minutes = 0;  ///< for the one that is chosen; 0: no limit
};

/// A sitting as its events leave it. Without events: none was opened.
struct Sitting {
  std::int64_t events = 0;
  base::Instant opened_at{};
  std::set<std::string> present{};  ///< agencies
  std::optional<base::Instant> reminded_at{};
  std::string current{};  ///< number before the table; empty: none yet
  base::Instant current_since{};
  std::int64_t current_minutes = 0;   ///< 0: no limit
  std::vector<std::string> chosen{};  ///< every number that was before the table, in the order of the first time
  bool is_blank = false;              ///< nobody is shown anything until an officer lifts it
  bool is_ended = false;
  bool is_open() const { return events > 0 && !is_ended; }
};

/// What the events of one sitting leave, in their order.
Sitting sitting_of(std::span<SittingEvent const> events);

/// When the time of the discussion before the table is up; nothing without a limit.
std::optional<base::Instant> time_is_up(Sitting const& sitting);

/// What can be recorded: agencies that have a valid seat, numbers of discussions that are open.
struct SittingTerms {
  std::set<std::string> agencies{};
  std::set<std::string> numbers{};
};

inline constexpr std::int64_t sitting_minutes_max = 120;

/// Whether an event says something new of a sitting; one that does not (who is there arrives) is not recorded. Refuses form_invalid with the field:
/// all but open_sitting without an open sitting, a discussion before the reminder, an agency or number that is not of the terms, and minutes past
/// sitting_minutes_max.
base::Answer<bool> is_news(Sitting const& sitting, SittingEvent const& event, SittingTerms const& terms);

}  // namespace wardmote::situation
