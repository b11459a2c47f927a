#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "access/provider/provider_settings.h"

namespace wardmote::access {

/// Where a provider answers, by its own account (OpenID Connect Discovery §3).
struct Discovery {
  std::string authorization_endpoint{};
  std::string token_endpoint{};
  std::string jwks_uri{};
  std::string userinfo_endpoint{};      ///< may be empty
  std::string end_session_endpoint{};   ///< may be empty
  bool names_issuer_on_return = false;  ///< RFC 9207: whoever comes back without "iss" does not come from there
  bool takes_basic_credentials = true;  ///< else the secret goes into the form
};

/// Why a discovery document is not taken, in words for the log: "token_endpoint is at evil.example, which is not among hosts".
using DiscoveryFault = std::string;

/// What a document says. Its issuer is the one of the settings, letter for letter; each address is https (or http on this
/// machine) at the issuer's host or one of `hosts`; PKCE by S256 and one of our algorithms are offered, if it says what is.
/// Pure.
std::expected<Discovery, DiscoveryFault> discovery_of(std::string_view document, ProviderSettings const& settings);

/// "https://login.example.ca/realms/board/.well-known/openid-configuration"
std::string discovery_url(std::string const& issuer);

}  // namespace wardmote::access
