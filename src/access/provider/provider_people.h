#pragma once

#include "access/person.h"
#include "access/provider/id_token.h"
#include "access/room.h"

namespace wardmote::access {

/// Who the audit chain names for what follows from a provider's word.
inline constexpr char const* provider_actor = "sign-in service";

/// The person whom an identity is linked to; without one, a new person is made and linked: never one that is found by
/// name or e-mail, which a provider may give to somebody else. What the provider says of display name, e-mail and, by
/// groups, of roles is taken over, each change with its audit entry; a last administrator is no exception.
base::Id<Person> follow_identity(AccessRoom const& room, ProviderIdentity const& identity);

}  // namespace wardmote::access
