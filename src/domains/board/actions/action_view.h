#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "domains/board/actions/action.h"
#include "web/context.h"

namespace wardmote::board {

std::string_view label_of(ActionState state);
std::string_view label_of(ActionAct act);

/// An action in the log that everybody reads.
struct ActionRow {
  std::int64_t number_of_action = 0;
  std::string path{};
  std::string clause{};
  std::string responsible{};
  std::string motion{};
  std::string motion_path{};
  base::LocalDate due_on{};
  ActionState state = ActionState::assigned;
  std::string state_word{};
  bool is_late = false;
  std::int64_t days_late = 0;
  std::string last_report{};  ///< what was reported last; empty before that
};
BOOST_DESCRIBE_STRUCT(ActionRow, (),
                      (number_of_action, path, clause, responsible, motion, motion_path, due_on, state, state_word,
                       is_late, days_late, last_report))
ActionRow row_of(Action const& action, base::LocalDate today, web::Tongue const& tongue);

/// A step of an action's timeline.
struct ActionStep {
  std::string at{};  ///< UTC, RFC 3339
  ActionAct act = ActionAct::assign_action;
  std::string act_word{};
  std::string words{};
  std::string evidence{};
  std::string file_name{};
  std::string file_href{};  ///< where the file is, without language; empty: none was uploaded
};
BOOST_DESCRIBE_STRUCT(ActionStep, (), (at, act, act_word, words, evidence, file_name, file_href))
std::vector<ActionStep> steps_of(Action const& action, web::Tongue const& tongue);

}  // namespace wardmote::board
