#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/person.h"
#include "access/secrecy/seen.h"
#include "base/clock.h"

namespace wardmote::access {

/// A sign-in ends by itself so long after the last page that was asked for, and after its beginning at the latest. A board
/// may set both (access/setting.h).
struct SessionLimits {
  std::chrono::minutes idle{30};
  std::chrono::hours whole{12};
};

/// How long an administrator looks at the pages as somebody else would see them.
inline constexpr std::chrono::minutes look_lasts{15};

/// A sensitive act is done so long after its person last proved who they are; then it is asked for once more.
inline constexpr std::chrono::minutes proof_lasts{10};

/// How long the code of the second factor is waited for.
inline constexpr std::chrono::minutes code_awaited_max{10};

/// How long ended sign-ins are kept for their person to see.
inline constexpr std::chrono::days ended_sessions_kept{30};

/// The browser and the kind of device, "Firefox, Windows": enough for a person to know it again. Empty: not told.
using Device = Deidentified<std::string>;

/// How a person got in.
enum class EnteredBy { password, provider, passkey };
BOOST_DESCRIBE_ENUM(EnteredBy, password, provider, passkey)

/// One sign-in on one device.
struct Session {
  base::Id<Session> id{};
  base::Id<Person> person{};
  Visible<Audience::nobody, std::string> form_token{};
  Visible<Audience::self, Device> device{};
  Visible<Audience::self, EnteredBy> by = EnteredBy::password;
  /// Hash of the provider's name for its own sign-in; may be empty.
  Visible<Audience::nobody, std::string> provider_session{};
  Visible<Audience::self, base::Instant> started_at{};
  Visible<Audience::self, base::Instant> last_seen_at{};
  /// By password or code; nothing: the code is still due, nobody is in yet.
  Visible<Audience::self, std::optional<base::Instant>> proved_at{};
  Visible<Audience::self, std::optional<base::Instant>> ended_at{};
  /// The role whose pages are looked at, or else the person, until that moment (access/look.h).
  Visible<Audience::self, std::optional<Role>> look_role{};
  Visible<Audience::self, std::optional<base::Id<Person>>> look_person{};
  Visible<Audience::self, std::optional<base::Instant>> look_until{};

  static constexpr std::string_view called = "Session";
  static constexpr Audience known_to = Audience::self;
  std::string about() const { return person.text(); }
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (id, person, form_token, device, by, provider_session, started_at, last_seen_at, proved_at,
                       ended_at, look_role, look_person, look_until))

/// What a User-Agent header speaks of, as far as it can be told.
Device device_called(std::string_view user_agent);

/// Whether it is still good. One that was last seen when the clock was ahead is not: nobody could say when it ends.
bool stands(Session const& session, base::Instant now, SessionLimits const& limits = {});

}  // namespace wardmote::access
