#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/person.h"
#include "base/clock.h"

namespace wardmote::access {

/// A sign-in ends by itself so long after the last page that was asked for, and after the sign-in at the latest.
inline constexpr std::chrono::minutes idle_max{30};
inline constexpr std::chrono::hours session_max{12};

/// A sensitive act is done so long after its person last proved who they are; then it is asked for once more.
inline constexpr std::chrono::minutes proof_lasts{10};

/// How long the code of the second factor is waited for.
inline constexpr std::chrono::minutes code_awaited_max{10};

/// How long ended sign-ins are kept for their person to see.
inline constexpr std::chrono::days ended_sessions_kept{30};

/// How a person got in.
enum class EnteredBy { password, provider, passkey };
BOOST_DESCRIBE_ENUM(EnteredBy, password, provider, passkey)

/// One sign-in on one device.
struct Session {
  base::Id<Session> id{};
  base::Id<Person> person{};
  std::string form_token{};
  std::string device{};
  EnteredBy by = EnteredBy::password;
  std::string provider_session{};  ///< hash of the provider's name for its own sign-in; may be empty
  base::Instant started_at{};
  base::Instant last_seen_at{};
  std::optional<base::Instant> proved_at{};  ///< by password or code; nothing: the code is still due, nobody is in yet
  std::optional<base::Instant> ended_at{};
};

/// The browser and the kind of device that a User-Agent header speaks of, "Firefox, Windows", as far as it can be told:
/// enough for a person to know it again. Empty if it cannot.
std::string device_called(std::string_view user_agent);

/// Whether it is still good.
bool stands(Session const& session, base::Instant now);

}  // namespace wardmote::access
