#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "domains/board/meetings/member.h"
#include "web/context.h"

namespace wardmote::board {

/// The training that a member completes before exercising powers: Community Safety and Policing Act, 2019, s. 35(2), as
/// ob.member-training of catalog/board_obligations.yaml recalls it. Section and list are unverified there.
enum class TrainingKind {
  roles,         ///< of the board and its members
  human_rights,  ///< and systemic racism
  diversity,
  prescribed  ///< by the Minister
};
BOOST_DESCRIBE_ENUM(TrainingKind, roles, human_rights, diversity, prescribed)

std::string_view label_of(TrainingKind kind);

/// One that was completed.
struct Training {
  base::Id<Training> id{};
  std::string member{};  ///< identifier
  TrainingKind kind = TrainingKind::roles;
  base::LocalDate completed_on{};
  std::string evidence{};  ///< where the office finds what shows it; not public
};

/// What the public list says of one kind of one member.
struct TrainingRow {
  TrainingKind kind = TrainingKind::roles;
  std::string kind_word{};
  std::string completed_on{};  ///< the latest day (ISO 8601); empty: not recorded
};
BOOST_DESCRIBE_STRUCT(TrainingRow, (), (kind, kind_word, completed_on))

/// Of every kind, in order.
std::vector<TrainingRow> training_rows(std::vector<Training> const& trainings, std::string_view member,
                                       web::Tongue const& tongue);

}  // namespace wardmote::board
