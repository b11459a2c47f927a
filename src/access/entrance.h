#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/room.h"
#include "access/session.h"
#include "base/refusal.h"

// What all ways of signing in share.
namespace wardmote::access {

/// A sign-in that has begun.
struct Entrance {
  std::string token;        ///< its secret
  bool needs_code = false;  ///< nobody is in yet: `complete_sign_in`
};

/// How a sign-in begins.
struct Beginning {
  base::Id<Person> person{};
  Device device{};
  EnteredBy by = EnteredBy::password;
  bool is_proved = false;          ///< no code is due
  bool is_first = false;           ///< the person never signed in before: they are not told of a new device
  std::string provider_session{};  ///< what `kept_of` gives; may be empty
};

/// Begins a sign-in, whose secret is given back. A secret that a browser brought along is never taken up.
std::string begin_session(AccessRoom const& room, store::Writer& writer, Beginning const& beginning);

/// The person's code is due if their second factor is on.
Entrance enter(AccessRoom const& room, store::Writer& writer, Beginning beginning);

/// sign_in_throttled, in how many minutes.
std::unexpected<base::Refusal> throttled(AccessRoom const& room, base::Instant until);

/// Until when nothing is looked at that comes from this address, whatever way of signing in it tries.
std::optional<base::Instant> address_waits_until(AccessRoom const& room, store::Reader& reader,
                                                 std::string_view client_address);
void add_failure_of_address(AccessRoom const& room, store::Writer& writer, std::string_view client_address);

}  // namespace wardmote::access
