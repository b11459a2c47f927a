#pragma once

#include <string>
#include <vector>

#include "domains/closed/matter_room.h"
#include "web/form_fields.h"

namespace wardmote::closed {

/// The form of a motion in closed session, with the seats that vote on it. The votes are fields of one name, "votes".
struct DirectionFormView {
  std::string path{};
  bool is_refused = false;
  std::string error{};
  web::FormField direction{};
  web::FormField decides{};
  web::FormField mover{};
  web::FormField seconder{};
  web::FormField rule{};
  std::vector<web::FormField> fields{};  ///< a seat each
  std::vector<std::string> excused{};    ///< names of those who take no part
};
BOOST_DESCRIBE_STRUCT(DirectionFormView, (),
                      (path, is_refused, error, direction, decides, mover, seconder, rule, fields, excused))

DirectionFormView direction_form(OpenMatter const& matter, VoteWords const& words, web::Tongue const& tongue);

/// How a motion in closed session was decided, in a reader's words.
struct DecisionView {
  std::string decides_word{};
  std::string moved{};   ///< "Moved by A, seconded by B: carried."
  std::string result{};  ///< of the count
  std::vector<std::string> votes{};
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (decides_word, moved, result, votes))
DecisionView decision_view(MatterWords const& words, VoteWords const& vote_words, web::Tongue const& tongue);

}  // namespace wardmote::closed
