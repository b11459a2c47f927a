#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/entrance.h"
#include "access/room.h"
#include "access/visit_store.h"
#include "base/refusal.h"
#include "web/context.h"

namespace wardmote::access {

/// What a browser needs to go to the provider.
struct Departure {
  std::string url{};             ///< of the provider, with the request in it
  std::string browser_secret{};  ///< for the cookie that binds the return to this browser
};

/// Begins a visit. `session` is the sign-in that a proof is for. Refuses provider_not_set, provider_unreachable and
/// sign_in_throttled.
base::Answer<Departure> visit_provider(AccessRoom const& room, VisitPurpose purpose, std::string next,
                                       web::Context const& context);

/// What a browser comes back with.
struct ProviderReturn {
  std::string code{};
  std::string state{};
  std::string issuer{};  ///< "iss" (RFC 9207)
  std::string error{};   ///< in place of a code
};

/// Where somebody is then.
struct Arrival {
  std::optional<Entrance> entrance{};  ///< nothing: a proof was given, or an identity linked
  std::string next{};
};

/// Ends the visit of this browser: exchanges the code, and begins a sign-in, proves one or links who its person is to the
/// provider. Whoever comes for the first time becomes a person; names, e-mail and roles follow the provider each time. Refuses sign_in_not_begun (no such visit,
/// another browser's state, too late, or a second time), provider_declined, provider_distrusted, provider_unreachable,
/// person_suspended, identity_taken, and not_permitted for a proof by somebody else.
base::Answer<Arrival> return_from_provider(AccessRoom const& room, ProviderReturn const& returned,
                                           web::Context const& context);

/// Ends the sign-ins that a logout token of the provider speaks of. Refuses as Provider::read_logout_notice, and
/// provider_not_set.
base::Answer<void> end_by_provider(AccessRoom const& room, std::string_view logout_token);

/// Where somebody who came by the provider can sign out there too; empty if it has no such page, or is not reached.
std::string sign_out_url(AccessRoom const& room, web::Language language);

}  // namespace wardmote::access
