#pragma once

#include <functional>
#include <string>
#include <vector>

#include "web/context.h"

namespace wardmote::board {

/// How a goal of the board stands, in one word. Each has a shape and a label of its own, so that colour is never the
/// only sign.
enum class StatusWord {
  supported,      ///< the figures support what the goal says
  cannot_tell,    ///< the figures neither support nor contradict it: the difference lies inside their uncertainty
  not_supported,  ///< the figures contradict it
  not_measured,   ///< there are no figures here
};

/// What another room knows about one goal.
struct GoalStatus {
  std::string goal;  ///< the goal's slug in the profile
  StatusWord word = StatusWord::not_measured;
  std::string sentence;  ///< what the figures say, in the language asked for
  std::string page;      ///< the page that shows how it is known, without language: "/standing"
  std::string as_of;     ///< the period the figures describe, for people: "2024"
};

/// Asks the other rooms how the goals stand, in a language. Goals it does not speak of are not measured. The board
/// knows no other domain: a flow gives it this.
using GoalStatusSource = std::function<std::vector<GoalStatus>(web::Context const&)>;

/// The word as people read it, a message id: "Not measured yet".
std::string_view label_of(StatusWord word);

}  // namespace wardmote::board
