#include "access/webhooks/signature.h"

#include <sodium.h>

#include <array>

#include "base/hash.h"

namespace wardmote::access {
namespace {

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

}  // namespace

std::string spelled_webhook_secret(std::string_view secret) { return "whsec_" + base::to_base64(secret); }

std::string signature_of(std::string_view secret, std::string_view id, std::int64_t timestamp, std::string_view body) {
  auto const signed_text = std::string(id) + "." + std::to_string(timestamp) + "." + std::string(body);
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes_of(secret), secret.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(signed_text), signed_text.size());
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac;
  crypto_auth_hmacsha256_final(&state, mac.data());
  return "v1," + base::to_base64({reinterpret_cast<char const*>(mac.data()), mac.size()});
}

}  // namespace wardmote::access
