#pragma once

#include <boost/describe.hpp>
#include <string>

#include "access/role.h"

// What several pages of this room show.
namespace wardmote::access {

struct RoleView {
  Role role = Role::resident;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(RoleView, (), (role, label))

/// A form that was done; a browser is sent on to another page.
struct DoneView {
  bool done = true;
};
BOOST_DESCRIBE_STRUCT(DoneView, (), (done))

}  // namespace wardmote::access
