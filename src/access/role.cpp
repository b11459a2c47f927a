#include "access/role.h"

namespace wardmote::access {

std::vector<Role> const& all_roles() {
  using enum Role;
  static std::vector<Role> const roles{
      resident,          board_member,          board_administrator, closed_session_participant,
      analyst,           agency_representative, table_chair,         table_recorder,
      table_coordinator, cswb_planner,          administrator,       auditor};
  return roles;
}

std::string_view label_of(Role role) {
  using web::message_id;
  switch (role) {
    case Role::resident: return message_id("Resident");
    case Role::board_member: return message_id("Board member");
    case Role::board_administrator: return message_id("Board administrator");
    case Role::closed_session_participant: return message_id("Closed session");
    case Role::analyst: return message_id("Analyst");
    case Role::agency_representative: return message_id("Agency representative");
    case Role::table_chair: return message_id("Table chair");
    case Role::table_recorder: return message_id("Table recorder");
    case Role::table_coordinator: return message_id("Table coordinator");
    case Role::cswb_planner: return message_id("Community safety and well-being planner");
    case Role::administrator: return message_id("Administrator");
    case Role::auditor: break;
  }
  return message_id("Auditor");
}

std::string name_of(Role role, web::Tongue const& tongue) { return tongue.text(label_of(role)); }

std::string names_of(std::span<Role const> roles, web::Tongue const& tongue) {
  std::string names;
  for (auto const role : roles) (names += names.empty() ? "" : ", ") += name_of(role, tongue);
  return names;
}

}  // namespace wardmote::access
