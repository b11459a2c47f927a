#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

// Time-based one-time passwords (RFC 6238), as every authenticator app computes them: SHA-1, six digits, 30 seconds. Pure.
namespace wardmote::access {

inline constexpr std::chrono::seconds totp_step{30};
inline constexpr std::size_t totp_digits = 6;
inline constexpr std::size_t totp_secret_bytes = 20;  ///< as long as the hash, RFC 4226 §4

/// Counted from 1970: what a code belongs to.
std::int64_t step_at(base::Instant now);

/// The step that this is the code of: the one of now, the one before or the one after, since clocks differ. Nothing if it is
/// the code of none of them, or of one that is not after `last_step`.
std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, base::Instant now,
                                         std::int64_t last_step);

/// The code of a step: six digits.
std::string code_at(std::string_view secret, std::int64_t step);

/// The secret as a person types it: base32 (RFC 4648) in groups of four.
std::string spelled_secret(std::string_view secret);

/// What a phone reads from the picture: otpauth://totp/…
std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace wardmote::access
