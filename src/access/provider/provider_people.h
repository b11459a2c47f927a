#pragma once

#include "access/person.h"
#include "access/provider/id_token.h"
#include "access/room.h"

namespace wardmote::access {

/// Who the audit chain names for what follows from a provider's word.
inline constexpr char const* provider_actor = "sign-in service";

/// The person whom an identity is linked to; without one, a new person is made and linked: never one that is found by
/// name or e-mail, which a provider may give to somebody else. What the provider says of display name, e-mail and, by
/// groups, of roles is taken over, each change with its audit entry; a last administrator is no exception. A role that
/// takes two administrators here comes by a group only to whoever has a second factor: the provider's for this very
/// sign-in (ProviderIdentity::by_second_factor), or one here. Whoever linked the identity to an account that they had
/// stays as they are.
base::Id<Person> follow_identity(AccessRoom const& room, ProviderIdentity const& identity);

/// Links an identity to the account of somebody who is signed in, with an audit entry and a notice. Refuses identity_taken:
/// it is somebody's already, or the account has one.
base::Answer<void> link_identity(AccessRoom const& room, store::Writer& writer, ProviderIdentity const& identity,
                                 base::Id<Person> person);

/// Takes the link away, likewise, and ends the sign-ins by it, but for the one that asks. An identity that the account was
/// made by stays: its roles follow from it.
void unlink_identity(AccessRoom const& room, web::Principal const& principal);

}  // namespace wardmote::access
