#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace wardmote::outbound {

/// Whether a resolved address may be connected to: "203.0.113.7" or "2001:db8::7", and the port. Must not throw.
using AddressRule = std::function<bool(std::string_view address, std::uint16_t port)>;

/// This machine: 127.0.0.0/8 and ::1, also as IPv4 within IPv6. False for what is no address.
bool is_loopback(std::string_view address);

/// An address of the internet at large: none of this machine, of private networks, of one link, none that is set apart
/// (RFC 6890), multicast, or IPv6 that stands for such an IPv4 address. False for what is no address.
bool is_public(std::string_view address);

}  // namespace wardmote::outbound
