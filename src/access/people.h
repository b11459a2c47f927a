#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/person.h"
#include "access/room.h"
#include "base/refusal.h"

namespace wardmote::access {

// What administrators do to people. Each is one transaction with its audit entry, whose subject is the person's identifier and
// whose actor is `actor`: a person's identifier too, or the command line. Each refuses person_unknown.

/// How long what one administrator asks for waits for another, where it takes two.
inline constexpr std::chrono::days request_lasts{7};

/// A person to be added.
struct NewPerson {
  std::string name{};
  std::string display_name{};
  std::string email{};
  std::vector<Role> roles{};
  web::Language language = web::Language::en;
};

/// Without a password: an invitation brings that. A role that takes two is asked for, as by `grant_role`. Refuses form_invalid (name, display_name, email) and person_exists.
base::Answer<Person> add_person(AccessRoom const& room, NewPerson const& person, std::string_view actor);

/// Whether a link for the person takes two administrators: by it the account could be taken from somebody whose it is by now,
/// or a role be had that takes two. What the command line asks for is done at once, as of roles.
bool invitation_takes_two(store::Reader& reader, Person const& person);

/// The secret of a link by which the person sets a password, once and for as many days as are set (access/setting.h);
/// older links end. Empty where it takes two: another administrator has to ask for it within `request_lasts`.
base::Answer<std::string> invite_person(AccessRoom const& room, std::string_view name, std::string_view actor);

/// Has the person sent such a link by e-mail, in place of older ones; the secret is made when it is sent, and seen by
/// nobody else. Nothing is sent to whoever cannot be told (access/notice.h). False where another administrator has to ask
/// for it too.
base::Answer<bool> send_invitation(AccessRoom const& room, std::string_view name, std::string_view actor);

/// The secret of a link for the person, whom an administrator has invited; older links end if it is to replace them.
std::string make_invitation(AccessRoom const& room, base::Id<Person> person, bool replaces);

/// Nothing changes if the person has the role already. A role that takes two (`takes_two`) is granted when a second
/// administrator asks for it within `request_lasts`; what the command line asks for is granted at once, since whoever types
/// it holds the database.
base::Answer<void> grant_role(AccessRoom const& room, std::string_view name, Role role, std::string_view actor);

/// Refuses last_administrator.
base::Answer<void> revoke_role(AccessRoom const& room, std::string_view name, Role role, std::string_view actor);

/// For somebody who has lost phone and recovery codes: the password alone lets them in until they begin another.
base::Answer<void> reset_second_factor(AccessRoom const& room, std::string_view name, std::string_view actor);

/// Ends every sign-in of the person and lets no other begin. Refuses last_administrator.
base::Answer<void> suspend_person(AccessRoom const& room, std::string_view name, std::string_view actor);
base::Answer<void> restore_person(AccessRoom const& room, std::string_view name, std::string_view actor);

}  // namespace wardmote::access
