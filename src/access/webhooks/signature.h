#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wardmote::access {

/// What a call is signed with, as whoever takes it keeps it: "whsec_" and the bytes in base64.
std::string spelled_webhook_secret(std::string_view secret);

/// The signature of a call (Standard Webhooks, https://www.standardwebhooks.com): "v1," and the base64 of HMAC-SHA256 with the
/// secret's bytes over "id.timestamp.body". The timestamp, in seconds since 1970, is signed so that an old call cannot be
/// played again.
std::string signature_of(std::string_view secret, std::string_view id, std::int64_t timestamp, std::string_view body);

}  // namespace wardmote::access
