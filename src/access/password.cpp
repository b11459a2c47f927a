#include "access/password.h"

#include <sodium.h>

#include <array>

#include "base/ensure.h"
#include "base/hash.h"

namespace wardmote::access {
namespace {

void begin_sodium() {
  static bool const begun = sodium_init() >= 0;
  ENSURE(begun);
}

}  // namespace

std::string hash_of_password(std::string_view password) {
  begin_sodium();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  ENSURE(crypto_pwhash_str_alg(text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                               crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) == 0);
  return text.data();
}

bool is_password(std::string_view password, std::optional<std::string> const& hash) {
  begin_sodium();
  static std::string const nobody = hash_of_password(base::random_secret(32));
  auto const matches = crypto_pwhash_str_verify((hash ? *hash : nobody).c_str(), password.data(), password.size()) == 0;
  return hash && matches;
}

}  // namespace wardmote::access
