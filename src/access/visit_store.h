#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/session.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// What a browser is on its way for.
enum class VisitPurpose {
  enter_by_provider,
  prove_by_provider,
  link_identity,  ///< a provider's, to the account of whoever is signed in
  enter_by_passkey,
  prove_by_passkey,
  add_passkey
};
BOOST_DESCRIBE_ENUM(VisitPurpose, enter_by_provider, prove_by_provider, link_identity, enter_by_passkey,
                    prove_by_passkey, add_passkey)

/// Something that a browser begins here and has to bring back: from a provider, or signed by a passkey. It is bound to the
/// browser by a secret in a cookie, and counts once.
struct Visit {
  VisitPurpose purpose = VisitPurpose::enter_by_provider;
  std::optional<base::Id<Session>> session{};  ///< the sign-in that it is for, if it is for one
  std::string next{};                          ///< the page to go on to
  base::Instant begun_at{};
};

/// How long it may take.
inline constexpr std::chrono::minutes visit_lasts{10};

/// Keeps a visit under the secret of the browser that begins it, and forgets those that took too long.
void insert_visit(store::Writer& writer, store::BoardId board, std::string_view browser_secret, Visit const& visit);
/// Takes it away, whatever its age: a second return finds nothing.
std::optional<Visit> take_visit(store::Writer& writer, store::BoardId board, std::string_view browser_secret);

/// What goes along with a visit (a state, a challenge), from its secret: the database holds none of it. 64 hexadecimal digits.
std::string derived(std::string_view what, std::string_view browser_secret);

}  // namespace wardmote::access
