#pragma once

#include "access/room.h"
#include "access/session.h"
#include "access/session_store.h"
#include "base/refusal.h"

// "View as": an administrator sees the pages as a role or a person would. Nothing can be changed meanwhile, what is personal or sealed
// stays closed, every page says so, the audit chain knows when it began, and it ends by itself after `look_lasts`.
namespace wardmote::access {

/// What the secret of a sign-in that looks begins with: by that the pages that are one for all are not taken from the
/// cache, and can say so too.
inline constexpr std::string_view look_mark = "look-";

/// Begins a look; gives the sign-in's other secret. Refuses person_unknown.
base::Answer<std::string> begin_look(AccessRoom const& room, web::Principal const& principal, std::optional<Role> role,
                                     std::string_view person);

/// Ends it, whether or not there is one; gives the sign-in's other secret.
std::string end_look(AccessRoom const& room, web::Principal const& principal);

/// While a look lasts: the principal may do what the role, or the person looked at, may. `looked_at` is that person; one
/// that is gone or suspended may nothing.
void look_as(Session const& session, std::optional<Person> const& looked_at, base::Instant now,
             web::Principal& principal);

}  // namespace wardmote::access
