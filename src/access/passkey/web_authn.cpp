// Keys, authenticator data and signatures are read and checked by libfido2.

#include "access/passkey/web_authn.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <sodium.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace wardmote::access {
namespace {

constexpr std::size_t hash_bytes = 32;
constexpr unsigned char person_present = 0x01, person_verified = 0x04, holds_key = 0x40;

struct Free {
  void operator()(fido_cred_t* made) const { fido_cred_free(&made); }
  void operator()(fido_assert_t* used) const { fido_assert_free(&used); }
  void operator()(es256_pk_t* key) const { es256_pk_free(&key); }
  void operator()(rs256_pk_t* key) const { rs256_pk_free(&key); }
  void operator()(eddsa_pk_t* key) const { eddsa_pk_free(&key); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
std::string text_of(unsigned char const* bytes, std::size_t size) {
  return bytes == nullptr ? "" : std::string(reinterpret_cast<char const*>(bytes), size);
}

std::string sha256(std::string_view text) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), bytes_of(text), text.size());
  return digest;
}

int cose_of(PasskeyAlgorithm algorithm) {
  switch (algorithm) {
    case PasskeyAlgorithm::ES256: return COSE_ES256;
    case PasskeyAlgorithm::RS256: return COSE_RS256;
    case PasskeyAlgorithm::EdDSA: break;
  }
  return COSE_EDDSA;
}

/// What is wrong with the browser's own account of what was asked (WebAuthn §5.8.1).
std::optional<PasskeyFault> fault_of(std::string_view client_data, std::string_view type, Ceremony const& ceremony) {
  auto const read = nlohmann::json::parse(client_data, nullptr, false);
  if (!read.is_object()) return PasskeyFault::malformed;
  auto const is = [&](char const* name, std::string_view wanted) {
    auto const found = read.find(name);
    return found != read.end() && found->is_string() && found->get_ref<std::string const&>() == wanted;
  };
  if (!is("type", type)) return PasskeyFault::of_another_kind;
  if (ceremony.challenge.empty() || !is("challenge", ceremony.challenge)) return PasskeyFault::challenge_wrong;
  auto const crosses = read.find("crossOrigin");
  if (!is("origin", ceremony.origin) || (crosses != read.end() && *crosses != false)) return PasskeyFault::origin_wrong;
  return std::nullopt;
}

/// Whether what is left of authenticator data after the head is as long as it claims: libfido2 makes room for what a size says before it
/// looks for the content. Behind the key's owner and name (16 bytes, then a length of two) stands CBOR (RFC 8949 §3), a head after
/// another: a string is passed over, a list or map needs a byte at least for each of its items.
bool sizes_hold(std::string_view rest, bool has_key) {
  if (has_key) {
    if (rest.size() < 18) return false;
    auto const name_bytes = static_cast<std::size_t>(bytes_of(rest)[16]) << 8 | bytes_of(rest)[17];
    if (rest.size() - 18 < name_bytes) return false;
    rest.remove_prefix(18 + name_bytes);
  }
  while (!rest.empty()) {
    auto const kind = bytes_of(rest)[0] >> 5, shape = bytes_of(rest)[0] & 31;
    std::size_t const size_bytes = shape < 24 ? 0 : std::size_t{1} << (shape - 24);
    if (shape > 27 || rest.size() - 1 < size_bytes) return false;
    std::uint64_t size = shape < 24 ? static_cast<std::uint64_t>(shape) : 0;
    for (std::size_t at = 1; at <= size_bytes; ++at) size = size << 8 | bytes_of(rest)[at];
    rest.remove_prefix(1 + size_bytes);
    if (kind >= 2 && kind <= 5 && size > rest.size()) return false;
    if (kind == 2 || kind == 3) rest.remove_prefix(size);
  }
  return true;
}

/// What is wrong with the head of authenticator data (WebAuthn §6.1): 32 bytes of hash of the site, one of flags, four of count.
std::optional<PasskeyFault> fault_of_head(std::string_view authenticator_data, Ceremony const& ceremony) {
  if (authenticator_data.size() < hash_bytes + 5) return PasskeyFault::malformed;
  if (authenticator_data.substr(0, hash_bytes) != sha256(ceremony.site)) return PasskeyFault::site_wrong;
  auto const flags = static_cast<unsigned char>(authenticator_data[hash_bytes]);
  if (!sizes_hold(authenticator_data.substr(hash_bytes + 5), flags & holds_key)) return PasskeyFault::malformed;
  auto const is_verified = (flags & person_present) && (flags & person_verified);
  return is_verified ? std::nullopt : std::optional(PasskeyFault::person_not_verified);
}

template <class Key, class From>
int verified(fido_assert_t* used, int cose, Key* made, From from, std::string const& public_key) {
  Owned<Key> const key(made);
  auto const read = from(key.get(), public_key.data(), public_key.size());
  return read == FIDO_OK ? fido_assert_verify(used, 0, cose, key.get()) : read;
}

int verified_by(fido_assert_t* used, PasskeyKey const& key) {
  switch (key.algorithm) {
    case PasskeyAlgorithm::ES256: return verified(used, COSE_ES256, es256_pk_new(), es256_pk_from_ptr, key.public_key);
    case PasskeyAlgorithm::RS256: return verified(used, COSE_RS256, rs256_pk_new(), rs256_pk_from_ptr, key.public_key);
    case PasskeyAlgorithm::EdDSA: break;
  }
  return verified(used, COSE_EDDSA, eddsa_pk_new(), eddsa_pk_from_ptr, key.public_key);
}

}  // namespace

std::expected<PasskeyKey, PasskeyFault> made_passkey(Ceremony const& ceremony, PasskeyAlgorithm algorithm,
                                                     std::string_view client_data,
                                                     std::string_view authenticator_data) {
  if (auto const fault = fault_of(client_data, "webauthn.create", ceremony)) return std::unexpected(*fault);
  if (auto const fault = fault_of_head(authenticator_data, ceremony)) return std::unexpected(*fault);
  Owned<fido_cred_t> const made(fido_cred_new());
  if (fido_cred_set_type(made.get(), cose_of(algorithm)) != FIDO_OK ||
      fido_cred_set_authdata_raw(made.get(), bytes_of(authenticator_data), authenticator_data.size()) != FIDO_OK)
    return std::unexpected(PasskeyFault::malformed);
  PasskeyKey key{.credential = text_of(fido_cred_id_ptr(made.get()), fido_cred_id_len(made.get())),
                 .algorithm = algorithm,
                 .public_key = text_of(fido_cred_pubkey_ptr(made.get()), fido_cred_pubkey_len(made.get())),
                 .sign_count = fido_cred_sigcount(made.get())};
  if (key.credential.empty() || key.public_key.empty()) return std::unexpected(PasskeyFault::malformed);
  return key;
}

std::expected<std::uint32_t, PasskeyFault> used_passkey(Ceremony const& ceremony, PasskeyKey const& key,
                                                        std::string_view client_data,
                                                        std::string_view authenticator_data,
                                                        std::string_view signature) {
  if (auto const fault = fault_of(client_data, "webauthn.get", ceremony)) return std::unexpected(*fault);
  if (auto const fault = fault_of_head(authenticator_data, ceremony)) return std::unexpected(*fault);
  Owned<fido_assert_t> const used(fido_assert_new());
  auto const hash = sha256(client_data);
  if (fido_assert_set_clientdata_hash(used.get(), bytes_of(hash), hash.size()) != FIDO_OK ||
      fido_assert_set_rp(used.get(), ceremony.site.c_str()) != FIDO_OK ||
      fido_assert_set_count(used.get(), 1) != FIDO_OK ||
      fido_assert_set_authdata_raw(used.get(), 0, bytes_of(authenticator_data), authenticator_data.size()) != FIDO_OK ||
      fido_assert_set_sig(used.get(), 0, bytes_of(signature), signature.size()) != FIDO_OK ||
      fido_assert_set_up(used.get(), FIDO_OPT_TRUE) != FIDO_OK ||
      fido_assert_set_uv(used.get(), FIDO_OPT_TRUE) != FIDO_OK)
    return std::unexpected(PasskeyFault::malformed);
  if (verified_by(used.get(), key) != FIDO_OK) return std::unexpected(PasskeyFault::signature_wrong);
  auto const count = fido_assert_sigcount(used.get(), 0);
  if ((count != 0 || key.sign_count != 0) && count <= key.sign_count) return std::unexpected(PasskeyFault::copied);
  return count;
}

}  // namespace wardmote::access
