#include "domains/board/meetings/training.h"

#include <algorithm>

#include <boost/mp11.hpp>

namespace wardmote::board {

using web::message_id;

std::string_view label_of(TrainingKind kind) {
  switch (kind) {
    case TrainingKind::roles: return message_id("Roles of the board and its members");
    case TrainingKind::human_rights: return message_id("Human rights and systemic racism");
    case TrainingKind::diversity: return message_id("Diversity");
    default: return message_id("Further training that the Minister prescribes");
  }
}

std::vector<TrainingRow> training_rows(std::vector<Training> const& trainings, std::string_view member,
                                       web::Tongue const& tongue) {
  std::vector<TrainingRow> rows;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<TrainingKind>>([&](auto enumerator) {
    TrainingRow row{.kind = enumerator.value, .kind_word = tongue.text(label_of(enumerator.value))};
    for (auto const& training : trainings)
      if (training.member == member && training.kind == row.kind)
        row.completed_on = std::max(row.completed_on, base::to_text(training.completed_on));
    rows.push_back(std::move(row));
  });
  return rows;
}

}  // namespace wardmote::board
