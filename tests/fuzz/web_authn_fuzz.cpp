// What a browser says that a passkey made or signed: nobody but the holder of the key proves anything.

#include <cstdlib>
#include <string>
#include <tuple>

#include "access/passkey/web_authn.h"

using namespace wardmote::access;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size < 2) return 0;
  std::string_view const text(reinterpret_cast<char const*>(data) + 2, size - 2);
  auto const algorithm = static_cast<PasskeyAlgorithm>(data[0] % 3);
  Ceremony const ceremony{"https://i", "i", "Yw"};
  auto const cut = std::min<std::size_t>(data[1], text.size());
  std::string const made = R"({"type":"webauthn.create","challenge":"Yw","origin":"https://i"})";
  std::string const used = R"({"type":"webauthn.get","challenge":"Yw","origin":"https://i"})";
  std::ignore = made_passkey(ceremony, algorithm, text, text.substr(cut));
  if (auto const key = made_passkey(ceremony, algorithm, made, text)) {
    if (key->credential.empty() || key->public_key.empty()) std::abort();
    if (used_passkey(ceremony, *key, used, text, text.substr(cut))) std::abort();
  }
  PasskeyKey const any{"c", algorithm, std::string(text.substr(0, cut)), 0};
  std::ignore = used_passkey(ceremony, any, used, text.substr(cut), text);
  return 0;
}
