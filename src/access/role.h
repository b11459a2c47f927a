#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/context.h"

namespace wardmote::access {

/// What a person is to the board. A person may have several roles, or none.
enum class Role {
  resident,  ///< somebody of the region with an account
  board_member,
  board_administrator,         ///< runs the board's office: meetings, notices, records
  closed_session_participant,  ///< reads and records what is dealt with in closed session
  analyst,                     ///< brings in figures and studies them
  agency_representative,       ///< sits at the Situation Table for an agency
  table_chair,                 ///< leads the Situation Table
  table_recorder,              ///< keeps its de-identified record
  table_coordinator,           ///< keeps its agencies, agreements and seats
  cswb_planner,                ///< writes the community safety and well-being plan
  administrator,               ///< runs the program: people, settings, backups
  auditor                      ///< sees how it is run, and changes nothing
};
BOOST_DESCRIBE_ENUM(Role, resident, board_member, board_administrator, closed_session_participant, analyst,
                    agency_representative, table_chair, table_recorder, table_coordinator, cswb_planner, administrator,
                    auditor)

std::vector<Role> const& all_roles();

/// Its message id: "Board administrator".
std::string_view label_of(Role role);

/// The role as people read it.
std::string name_of(Role role, web::Tongue const& tongue);

/// Whether it takes two administrators to give it: whoever has it may widen what others see.
constexpr bool takes_two(Role role) { return role == Role::administrator || role == Role::closed_session_participant; }

/// "Analyst, Auditor"; empty for none.
std::string names_of(std::span<Role const> roles, web::Tongue const& tongue);

}  // namespace wardmote::access
