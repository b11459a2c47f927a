#include "access/provider/discovery.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/provider/jose.h"
#include "access/provider/json_text.h"
#include "base/choice.h"
#include "outbound/address_rule.h"
#include "outbound/url.h"

namespace wardmote::access {
namespace {

using nlohmann::json;

/// Whether a list has something that `is_ours` likes, or is not there at all.
template <class IsOurs>
bool offers(json const& document, char const* name, IsOurs is_ours) {
  auto const found = document.find(name);
  if (found == document.end() || !found->is_array()) return true;
  return std::ranges::any_of(*found,
                             [&](json const& one) { return one.is_string() && is_ours(one.get<std::string>()); });
}

/// Empty if the address may be asked.
DiscoveryFault fault_of_address(char const* name, std::string const& url, ProviderSettings const& settings) {
  auto const reach = outbound::reach_of(url);
  if (!reach) return std::string(name) + " is no address";
  if (reach->scheme != "https" && !outbound::is_loopback(reach->host)) return std::string(name) + " is not https";
  auto const own = outbound::reach_of(settings.issuer);
  if (own && reach->host == own->host) return {};
  if (std::ranges::find(settings.hosts, reach->host) != settings.hosts.end()) return {};
  return std::string(name) + " is at " + reach->host + ", which is not among hosts";
}

DiscoveryFault fault_of_offers(json const& document) {
  auto const is_s256 = [](std::string const& one) { return one == "S256"; };
  auto const is_allowed = [](std::string const& one) { return base::choice_called<TokenAlgorithm>(one).has_value(); };
  if (!offers(document, "code_challenge_methods_supported", is_s256)) return "PKCE by S256 is not offered";
  if (!offers(document, "id_token_signing_alg_values_supported", is_allowed))
    return "no token is signed by RS256, PS256, ES256 or EdDSA";
  return {};
}

}  // namespace

std::string discovery_url(std::string const& issuer) {
  return issuer + (issuer.ends_with('/') ? "" : "/") + ".well-known/openid-configuration";
}

std::expected<Discovery, DiscoveryFault> discovery_of(std::string_view text, ProviderSettings const& settings) {
  auto const document = json::parse(text, nullptr, false);
  if (!document.is_object()) return std::unexpected("it is no JSON object");
  if (text_in(document, "issuer") != settings.issuer) return std::unexpected("its issuer is another one");
  Discovery found;
  struct Address {
    char const* name;
    std::string& url;
    bool is_needed;
  };
  for (auto const& [name, url, is_needed] :
       {Address{"authorization_endpoint", found.authorization_endpoint, true},
        Address{"token_endpoint", found.token_endpoint, true}, Address{"jwks_uri", found.jwks_uri, true},
        Address{"userinfo_endpoint", found.userinfo_endpoint, false},
        Address{"end_session_endpoint", found.end_session_endpoint, false}}) {
    url = text_in(document, name);
    if (url.empty() && !is_needed) continue;
    if (auto fault = fault_of_address(name, url, settings); !fault.empty()) return std::unexpected(std::move(fault));
  }
  if (auto fault = fault_of_offers(document); !fault.empty()) return std::unexpected(std::move(fault));
  auto const names_issuer = document.find("authorization_response_iss_parameter_supported");
  found.names_issuer_on_return = names_issuer != document.end() && *names_issuer == true;
  found.takes_basic_credentials = offers(document, "token_endpoint_auth_methods_supported",
                                         [](std::string const& one) { return one == "client_secret_basic"; });
  return found;
}

}  // namespace wardmote::access
