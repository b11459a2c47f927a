#include "access/webhooks/target.h"

#include <algorithm>

#include "base/text.h"
#include "outbound/address_rule.h"

namespace wardmote::access {
namespace {

constexpr std::size_t url_bytes_max = 500;
constexpr int port_max = 65535;

bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; }

bool is_of_path(char c) { return c > ' ' && c <= '~' && c != '#' && c != '\\' && c != '"' && c != '<' && c != '>'; }

/// The host and port of "hooks.example.ca:8443"; nothing if it is written otherwise.
std::optional<CallTarget> place_of(std::string_view authority, std::uint16_t usual_port) {
  auto const colon = authority.find(':');
  auto const host = authority.substr(0, colon);
  if (host.empty() || !std::ranges::all_of(host, is_of_name)) return std::nullopt;
  if (colon == std::string_view::npos) return CallTarget{std::string(host), usual_port};
  auto const port = base::whole_number(authority.substr(colon + 1)).value_or(0);
  if (port < 1 || port > port_max || authority[colon + 1] == '0') return std::nullopt;
  return CallTarget{std::string(host), static_cast<std::uint16_t>(port)};
}

bool is_same(CallTarget const& one, CallTarget const& other) {
  return one.host == other.host && one.port == other.port;
}

}  // namespace

std::optional<CallTarget> target_of(std::string_view url, CallAllowance const& allowance) {
  auto const is_tls = url.starts_with("https://");
  if ((!is_tls && !url.starts_with("http://")) || url.size() > url_bytes_max) return std::nullopt;
  auto const rest = url.substr(is_tls ? 8 : 7);
  auto const authority = rest.substr(0, rest.find_first_of("/?"));
  if (!std::ranges::all_of(rest.substr(authority.size()), is_of_path)) return std::nullopt;
  std::uint16_t const usual_port = is_tls ? 443 : 80;
  auto const target = place_of(authority, usual_port);
  auto const is_named = target && std::ranges::any_of(allowance.hosts, [&](std::string const& host) {
                          auto const allowed = place_of(host, usual_port);
                          return allowed && is_same(*allowed, *target);
                        });
  return is_named ? target : std::nullopt;
}

bool permits(CallAllowance const& allowance, CallTarget const& target, std::string_view address, std::uint16_t port) {
  if (port != target.port) return false;
  return outbound::is_public(address) || std::ranges::find(allowance.addresses, address) != allowance.addresses.end();
}

}  // namespace wardmote::access
