#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/role.h"

namespace wardmote::access {

/// One act and the roles that may do it. An act is called as its route, its audit entry and its function are.
struct Permission {
  std::string_view act;
  std::vector<Role> roles;
};

/// The table of who may do what: all of it, in this one place. What is not in it, nobody may.
std::span<Permission const> permissions();

/// The acts that some of the roles may do, in the order of the table.
std::vector<std::string> acts_of(std::span<Role const> roles);

/// The roles that may do an act; none for one that is not in the table.
std::vector<Role> roles_for(std::string_view act);

}  // namespace wardmote::access
