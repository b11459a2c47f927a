#pragma once

#include <string>
#include <string_view>

#include "access/entrance.h"
#include "access/passkey/passkey_store.h"
#include "access/room.h"
#include "access/visit_store.h"
#include "base/refusal.h"
#include "web/context.h"

namespace wardmote::access {

/// What a browser is asked to have signed.
struct PasskeyRequest {
  std::string challenge{};       ///< base64url
  std::string site{};            ///< the relying party's identifier
  std::string browser_secret{};  ///< for the cookie that binds the answer to this browser
};

/// Begins a visit for a passkey. Refuses passkeys_not_set (no `--site`) and sign_in_throttled.
base::Answer<PasskeyRequest> ask_for_passkey(AccessRoom const& room, VisitPurpose purpose, web::Context const& context);

/// What it signed. All in base64url.
struct PasskeyUse {
  std::string credential{};
  std::string client_data{};
  std::string authenticator_data{};
  std::string signature{};
};

/// Begins a sign-in by a passkey alone: the device asked who it is, so it stands for password and code. Refuses
/// sign_in_not_begun (no such visit, too late, or a second time), passkey_refused and person_suspended. What is refused
/// counts as a failed attempt of its address, unless there is no signature in it: then nothing was tried.
base::Answer<Entrance> enter_by_passkey(AccessRoom const& room, PasskeyUse const& use, web::Context const& context);

/// Whoever is signed in proves it by one of their passkeys. Refuses the same.
base::Answer<void> prove_by_passkey(AccessRoom const& room, PasskeyUse const& use, web::Context const& context);

/// What a browser made. All but the name in base64url.
struct NewPasskey {
  std::string name{};
  PasskeyAlgorithm algorithm = PasskeyAlgorithm::ES256;
  std::string client_data{};
  std::string authenticator_data{};
};

inline constexpr std::size_t passkeys_max = 20;

/// Gives whoever is signed in a passkey. Refuses form_invalid (name), sign_in_not_begun, passkey_refused (also for one
/// that is held already) and passkeys_too_many.
base::Answer<void> add_passkey(AccessRoom const& room, NewPasskey const& made, web::Context const& context);

/// Nothing happens if the person has no such one.
base::Answer<void> remove_passkey(AccessRoom const& room, std::string_view credential, web::Context const& context);

}  // namespace wardmote::access
