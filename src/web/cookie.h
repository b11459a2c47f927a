#pragma once

#include <string>
#include <string_view>

namespace wardmote::web {

/// The value that a Cookie header (RFC 6265 §4.2.1) gives to a name, the first if there are several; empty if none.
std::string_view cookie_called(std::string_view name, std::string_view header);

/// The cookie of a sign-in. Its prefix makes browsers take it from this very host alone, by TLS or from this machine,
/// for all paths; scripts do not see it, and other sites' links and forms do not send it.
inline constexpr std::string_view session_cookie_name = "__Host-wardmote";

/// A Set-Cookie value that keeps the secret until the browser is closed; an empty secret takes the cookie away.
std::string session_cookie(std::string_view token);

/// The cookie of a sign-in under way: it binds what comes back to the browser that went out, for ten minutes. Links of other
/// sites that lead here do send it, for that is how one comes back.
inline constexpr std::string_view visit_cookie_name = "__Host-wardmote-visit";

std::string visit_cookie(std::string_view token);

}  // namespace wardmote::web
