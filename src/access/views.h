#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/form_language.h"
#include "access/person.h"
#include "access/role.h"
#include "access/second_factor.h"
#include "access/session.h"
#include "web/crumb.h"

// What several pages of this room show.
namespace wardmote::access {

struct RoleView {
  Role role = Role::resident;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(RoleView, (), (role, label))

std::vector<RoleView> in_words(std::vector<Role> const& roles, web::Tongue const& tongue);

/// What somebody sees of a person; null is withheld.
struct PersonSeen {
  std::string id;
  std::optional<std::string> name;
  std::optional<std::string> display_name;
  std::optional<std::string> email;
  std::optional<std::string> language;  ///< its code
  std::optional<PersonState> state;
  std::optional<bool> has_password;
  std::optional<std::vector<Role>> roles;
  std::optional<std::string> added_at;
  std::optional<std::string> last_seen_at;  ///< empty: never signed in, or not for a month
};
BOOST_DESCRIBE_STRUCT(PersonSeen, (),
                      (id, name, display_name, email, language, state, has_password, roles, added_at, last_seen_at))

/// What somebody sees of a sign-in.
struct SessionSeen {
  std::string id;
  std::optional<std::string> device;
  std::optional<EnteredBy> by;
  std::optional<std::string> started_at;
  std::optional<std::string> last_seen_at;
};
BOOST_DESCRIBE_STRUCT(SessionSeen, (), (id, device, by, started_at, last_seen_at))

/// What somebody sees of a second factor.
struct FactorSeen {
  std::optional<FactorState> state;
  std::optional<std::string> since;
  std::optional<std::int64_t> recovery_codes;  ///< left
};
BOOST_DESCRIBE_STRUCT(FactorSeen, (), (state, since, recovery_codes))

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
