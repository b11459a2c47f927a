#pragma once

#include <boost/describe.hpp>
#include <string>

#include "access/person.h"
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

/// Whoever is signed in (ENSURE).
base::Id<Person> person_in(web::Context const& context);

/// Where to go then.
struct NextView {
  std::string next;
};
BOOST_DESCRIBE_STRUCT(NextView, (), (next))
using NextQuery = NextView;

/// `next` if it is a path of this site, fit for a header, and nothing that a browser would take for another site; else the
/// account page.
std::string safe_next(std::string const& next);

}  // namespace wardmote::access
