#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wardmote::access {

/// The least and the most characters (bytes of UTF-8) of a password. Length is all that is asked (NIST SP 800-63B §5.1.1).
inline constexpr std::size_t password_length_min = 12;
inline constexpr std::size_t password_length_max = 1024;

/// Argon2id (RFC 9106) with a salt of its own, at libsodium's interactive cost: 64 MiB and two passes. The text holds salt
/// and cost, so that the cost can rise later.
std::string hash_of_password(std::string_view password);

/// Whether the password is the one of the hash. Without a hash the work is done all the same, on one that nothing matches:
/// the time taken does not tell whether there is such a person.
bool is_password(std::string_view password, std::optional<std::string> const& hash);

}  // namespace wardmote::access
