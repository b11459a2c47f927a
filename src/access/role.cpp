#include "access/role.h"

namespace wardmote::access {

std::vector<Role> const& all_roles() {
  using enum Role;
  static std::vector<Role> const roles{resident,    board_member, board_administrator, analyst, agency_representative,
                                       table_chair, cswb_planner, administrator,       auditor};
  return roles;
}

std::string name_of(Role role, web::Tongue const& tongue) {
  switch (role) {
    case Role::resident: return tongue.text("Resident");
    case Role::board_member: return tongue.text("Board member");
    case Role::board_administrator: return tongue.text("Board administrator");
    case Role::analyst: return tongue.text("Analyst");
    case Role::agency_representative: return tongue.text("Agency representative");
    case Role::table_chair: return tongue.text("Table chair");
    case Role::cswb_planner: return tongue.text("Community safety and well-being planner");
    case Role::administrator: return tongue.text("Administrator");
    case Role::auditor: break;
  }
  return tongue.text("Auditor");
}

std::string names_of(std::span<Role const> roles, web::Tongue const& tongue) {
  std::string names;
  for (auto const role : roles) (names += names.empty() ? "" : ", ") += name_of(role, tongue);
  return names;
}

}  // namespace wardmote::access
