#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/entrance.h"
#include "access/room.h"
#include "base/refusal.h"
#include "web/context.h"

namespace wardmote::access {

/// What comes with the form.
struct SignInAttempt {
  std::string name{};
  std::string password{};
  std::string client_address{};
  std::string device{};
};

/// Begins a sign-in. Refuses sign_in_failed, whether it is the name, the password or a suspension, and takes as
/// long for each; and sign_in_throttled after too many failures of this account or from this address.
base::Answer<Entrance> sign_in(AccessRoom const& room, SignInAttempt const& attempt);

/// The sign-in of a principal who has given the right password gets its second proof, and another secret, which is given
/// back. Refuses sign_in_not_begun if there is none that waits for it, code_wrong, key_not_given and sign_in_throttled.
base::Answer<std::string> complete_sign_in(AccessRoom const& room, web::Principal const& principal,
                                           std::string_view code);

/// Whoever is signed in proves once more who they are: by a code if the second factor is on, else by the password. Refuses
/// code_wrong, key_not_given, sign_in_throttled, and form_invalid (proof) for a wrong password.
base::Answer<void> prove(AccessRoom const& room, web::Principal const& principal, std::string_view proof);

/// Who an invitation is for: nobody if it was used, is too old, or the person is suspended.
std::optional<Person> find_invited(AccessRoom const& room, store::Reader& reader, std::string_view secret);

/// Sets the first or a new password by the secret of an invitation, ends all other sign-ins of the person and begins one.
/// Refuses invitation_invalid, and form_invalid for a password that is too short or too long.
base::Answer<Entrance> accept_invitation(AccessRoom const& room, std::string_view secret, std::string_view password,
                                         std::string_view device);

/// Sets another password, ends all other sign-ins of the person. Refuses form_invalid where the old one is not right, and
/// sign_in_throttled.
base::Answer<void> change_password(AccessRoom const& room, web::Principal const& principal, std::string_view old_one,
                                   std::string_view new_one);

/// Fills in who holds the secret of a sign-in that stands, and what the person may do. Reads it from the database each
/// time: whoever is suspended or loses a role does so at once.
void identify(AccessRoom const& room, std::string_view token, web::Principal& principal);

}  // namespace wardmote::access
