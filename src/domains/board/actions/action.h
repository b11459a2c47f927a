#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "domains/board/kept_file.h"

namespace wardmote::board {

/// What is done with an action: each is its route, its permission and its audit entry.
enum class ActionAct { assign_action, report_action, accept_report, return_report };
BOOST_DESCRIBE_ENUM(ActionAct, assign_action, report_action, accept_report, return_report)

/// Where an action stands: assigned → reported → accepted, or returned and reported anew.
enum class ActionState { assigned, reported, returned, accepted };
BOOST_DESCRIBE_ENUM(ActionState, assigned, reported, returned, accepted)

/// One line of an action's log, which is only added to.
struct ActionEntry {
  std::int64_t sequence = 0;  ///< 1, 2, 3 … of the action; 0 until it is written
  base::Instant at{};
  std::string by{};  ///< a person's identifier
  ActionAct act = ActionAct::assign_action;
  std::string motion{};       ///< of assign_action: the carried motion, as addresses name it
  std::string words{};        ///< the clause that directs somebody; what is reported; why it is returned
  std::string responsible{};  ///< an office, never a private person: "Chief of Police"
  std::string due_on{};       ///< ISO 8601
  std::string evidence{};     ///< of report_action: the address of a document; may be empty
  UploadedFile file{};        ///< … or the document itself
  friend bool operator==(ActionEntry const&, ActionEntry const&) = default;
};

/// What a board has directed somebody to do by a motion that it carried.
struct Action {
  std::int64_t number = 0;  ///< 1, 2, 3 … of the board
  ActionState state = ActionState::assigned;
  std::string motion{};
  std::string clause{};
  std::string responsible{};
  base::LocalDate due_on{};
  std::vector<ActionEntry> log{};
  /// When it was reported first; nothing before.
  std::optional<base::Instant> reported_at() const;
};

/// What a log says.
Action action_of(std::int64_t number, std::span<ActionEntry const> log);

/// How many days an action is late on a day: until it is reported, after its due day; 0 if it is not. A report that was
/// returned makes it late again.
std::int64_t days_late(Action const& action, base::LocalDate today);

/// Whether an entry follows: an action is assigned once, reported while it is open, and accepted or returned once it is
/// reported. Refuses form_invalid with the field, and action_unknown for an action without its first entry. Whether the
/// motion was carried is known to the caller.
base::Answer<void> may_follow(std::int64_t number, std::span<ActionEntry const> log, ActionEntry const& entry);

}  // namespace wardmote::board
