#include "domains/board/actions/action_view.h"

namespace wardmote::board {

using web::message_id;

std::string_view label_of(ActionState state) {
  switch (state) {
    case ActionState::assigned: return message_id("to be done");
    case ActionState::reported: return message_id("reported, before the board");
    case ActionState::returned: return message_id("report returned");
    default: return message_id("done, report accepted");
  }
}

std::string_view label_of(ActionAct act) {
  switch (act) {
    case ActionAct::assign_action: return message_id("Assigned");
    case ActionAct::report_action: return message_id("Reported");
    case ActionAct::accept_report: return message_id("Report accepted by the board");
    default: return message_id("Report returned by the board");
  }
}

ActionRow row_of(Action const& action, base::LocalDate today, web::Tongue const& tongue) {
  ActionRow row{.number_of_action = action.number,
                .path = "/actions/" + std::to_string(action.number),
                .clause = action.clause,
                .responsible = action.responsible,
                .motion = action.motion,
                .motion_path = "/decisions/" + action.motion,
                .due_on = action.due_on,
                .state = action.state,
                .state_word = tongue.text(label_of(action.state)),
                .is_late = days_late(action, today) > 0,
                .days_late = days_late(action, today)};
  for (auto const& entry : action.log)
    if (entry.act == ActionAct::report_action) row.last_report = entry.words;
  return row;
}

std::vector<ActionStep> steps_of(Action const& action, web::Tongue const& tongue) {
  std::vector<ActionStep> steps;
  for (auto const& entry : action.log)
    steps.push_back({base::to_text(entry.at), entry.act, tongue.text(label_of(entry.act)), entry.words, entry.evidence,
                     entry.file.name, path_of_file(entry.file.hash, entry.file.kind)});
  return steps;
}

}  // namespace wardmote::board
