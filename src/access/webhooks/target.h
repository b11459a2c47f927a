#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wardmote::access {

/// What the operator lets be called; nothing, unless it is named here.
struct CallAllowance {
  /// Names as they stand in a URL: "hooks.example.ca", on the usual port of https, or "hooks.example.ca:8443".
  std::vector<std::string> hosts{};
  /// Addresses that may be connected to although they are not of the internet at large (outbound::is_public): "10.1.2.3".
  std::vector<std::string> addresses{};
  std::string trusted_certificates{};  ///< PEM file; empty: the system's
};

/// Where a call goes to.
struct CallTarget {
  std::string host;
  std::uint16_t port = 0;
};

/// The target of a URL that may be called: "https://", a host that stands in the allowance with its port and letter for
/// letter, then a path and a query of printable ASCII, at most 500 bytes in all. Nothing for any other: so there is no user
/// in it, no fragment, and no other spelling of an address. "http://" is for loopback alone, which the allowance must
/// hold as an address; the HTTP client sees to that.
std::optional<CallTarget> target_of(std::string_view url, CallAllowance const& allowance);

/// Whether the address that the target's name stands for may be connected to.
bool permits(CallAllowance const& allowance, CallTarget const& target, std::string_view address, std::uint16_t port);

}  // namespace wardmote::access
