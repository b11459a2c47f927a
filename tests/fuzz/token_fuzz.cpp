// What a provider answers, or somebody in its place: tokens, key sets, claims, discovery. Nothing unsigned is ever taken.

#include <cstdlib>
#include <string>
#include <tuple>

#include "access/person.h"
#include "access/provider/discovery.h"
#include "access/provider/id_token.h"
#include "access/provider/person_naming.h"
#include "base/text.h"

using namespace wardmote;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view const text(reinterpret_cast<char const*>(data) + 1, size - 1);
  static access::TokenKeys const keys = *access::token_keys_of(
      R"({"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},)"
      R"({"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",)"
      R"("y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]})");
  access::TokenTerms const terms{.issuer = "i", .client_id = "c", .nonce = "n"};
  switch (data[0] % 6) {
    case 0:
      // The private halves of these keys (RFC 8037 A.1, RFC 7517 A.1) are public, but no fuzzer signs by them.
      if (access::verified_claims(text, keys)) std::abort();
      break;
    case 1:
      if (auto const read = access::token_keys_of(text)) access::verified_claims("e30.e30.AA", *read);
      break;
    case 2:
      if (auto const identity = access::identity_of(text, terms))
        if (identity->subject.empty() || identity->display_name.size() > 200) std::abort();
      access::logout_notice_of(text, terms);
      break;
    case 3: std::ignore = access::with_userinfo({.subject = "1"}, text, "groups"); break;
    case 4: {
      static auto const settings = *access::provider_settings_of(
          "issuer: https://i\nclient_id: c\nclient_secret_file: s\nlabel: l\nroles: {}\n", "f");
      if (auto const found = access::discovery_of(text, settings))
        if (!found->token_endpoint.starts_with("https://i")) std::abort();
      break;
    }
    default:
      if (base::is_utf8(text) && !access::is_person_name(access::person_name_for(text))) std::abort();
      std::ignore = access::provider_settings_of(text, "f");
  }
  return 0;
}
