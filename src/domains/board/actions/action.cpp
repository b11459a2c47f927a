#include "domains/board/actions/action.h"

#include <algorithm>
#include <chrono>

#include "domains/board/form_check.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

base::Answer<void> is_whole(ActionEntry const& entry) {
  if (entry.words.empty()) return base::refuse_field("words", message_id("Write the clause that directs somebody"));
  if (entry.responsible.empty()) return base::refuse_field("responsible", message_id("Say which office is to do it"));
  if (!base::date_of(entry.due_on))
    return base::refuse_field("due_on", message_id("Give the day by which it is to be done"));
  return {};
}

base::Answer<void> is_told(ActionEntry const& entry) {
  if (entry.words.empty())
    return base::refuse_field("words", entry.act == ActionAct::return_report
                                           ? message_id("Say why the report is returned")
                                           : message_id("Say what was done"));
  if (!entry.evidence.empty() && !is_address(entry.evidence))
    return base::refuse_field("evidence",
                              message_id("Give an address that begins with https://, or with / for a page here"));
  FormCheck check;
  check_shown_file(check, "upload", entry.file);
  if (!check.is_well()) return check.refused();
  return {};
}

}  // namespace

std::optional<base::Instant> Action::reported_at() const {
  auto const report = std::ranges::find(log, ActionAct::report_action, &ActionEntry::act);
  return report == log.end() ? std::nullopt : std::optional(report->at);
}

Action action_of(std::int64_t number, std::span<ActionEntry const> log) {
  Action action{.number = number, .log = {log.begin(), log.end()}};
  for (auto const& entry : log) switch (entry.act) {
      case ActionAct::assign_action:
        action.motion = entry.motion;
        action.clause = entry.words;
        action.responsible = entry.responsible;
        action.due_on = base::date_of(entry.due_on).value_or(base::LocalDate{});
        break;
      case ActionAct::report_action: action.state = ActionState::reported; break;
      case ActionAct::accept_report: action.state = ActionState::accepted; break;
      case ActionAct::return_report: action.state = ActionState::returned; break;
    }
  return action;
}

std::int64_t days_late(Action const& action, base::LocalDate today) {
  auto const is_open = action.state == ActionState::assigned || action.state == ActionState::returned;
  if (!is_open || today <= action.due_on) return 0;
  return (std::chrono::sys_days(today) - std::chrono::sys_days(action.due_on)).count();
}

base::Answer<void> may_follow(std::int64_t number, std::span<ActionEntry const> log, ActionEntry const& entry) {
  if (entry.act == ActionAct::assign_action) return is_whole(entry);
  if (log.empty()) return base::refuse(RefusalCode::action_unknown, {{"action", std::to_string(number)}});
  auto const state = action_of(number, log).state;
  auto const is_open = state == ActionState::assigned || state == ActionState::returned;
  if (entry.act == ActionAct::report_action && !is_open)
    return base::refuse_field("words", message_id("It was reported already, and the report was not returned"));
  if (entry.act != ActionAct::report_action && state != ActionState::reported)
    return base::refuse_field("words", message_id("There is no report that waits to be accepted or returned"));
  if (entry.act == ActionAct::accept_report) return {};
  return is_told(entry);
}

}  // namespace wardmote::board
