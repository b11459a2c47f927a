// Signatures by OpenSSL's EVP; why not by a JOSE library: docs/decisions/0011-sign-in-by-a-provider.md.

#include "access/provider/jose.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/provider/base64url.h"
#include "access/provider/json_text.h"
#include "base/choice.h"
#include "base/text.h"

namespace wardmote::access {
namespace {

constexpr std::size_t keys_max = 32;
constexpr int rsa_bits_min = 2048;
constexpr int rsa_bits_max = 8192;
constexpr std::size_t curve_bytes = 32;  // of a coordinate of P-256, and of all of Ed25519

struct Free {
  void operator()(BIGNUM* number) const { BN_free(number); }
  void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
  void operator()(OSSL_PARAM* parameters) const { OSSL_PARAM_free(parameters); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;
using Key = std::shared_ptr<EVP_PKEY>;

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

Owned<BIGNUM> number_of(std::string_view bytes) {
  return Owned<BIGNUM>(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
}

Key owned(EVP_PKEY* key) { return Key(key, EVP_PKEY_free); }

/// The public key that `add(builder)` describes; none if OpenSSL says that it is none.
template <class Add>
Key key_from(char const* kind, Add add) {
  Owned<OSSL_PARAM_BLD> const builder(OSSL_PARAM_BLD_new());
  if (!add(builder.get())) return nullptr;
  Owned<OSSL_PARAM> const parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  Owned<EVP_PKEY_CTX> const context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
    return nullptr;
  return owned(key);
}

Key rsa_key(nlohmann::json const& jwk) {
  auto const n = from_base64url(text_in(jwk, "n")), e = from_base64url(text_in(jwk, "e"));
  if (!n || !e || n->size() > rsa_bits_max / 8 || e->empty() || e->size() > 8) return nullptr;
  auto const modulus = number_of(*n), exponent = number_of(*e);
  if (BN_num_bits(modulus.get()) < rsa_bits_min) return nullptr;
  return key_from("RSA", [&](OSSL_PARAM_BLD* builder) {
    return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, modulus.get()) &&
           OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, exponent.get());
  });
}

Key p256_key(nlohmann::json const& jwk) {
  auto const x = from_base64url(text_in(jwk, "x")), y = from_base64url(text_in(jwk, "y"));
  if (text_in(jwk, "crv") != "P-256" || !x || !y || x->size() != curve_bytes || y->size() != curve_bytes)
    return nullptr;
  auto const point = "\x04" + *x + *y;
  return key_from("EC", [&](OSSL_PARAM_BLD* builder) {
    return OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) &&
           OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  });
}

Key ed25519_key(nlohmann::json const& jwk) {
  auto const x = from_base64url(text_in(jwk, "x"));
  if (text_in(jwk, "crv") != "Ed25519" || !x || x->size() != curve_bytes) return nullptr;
  return owned(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(*x), x->size()));
}

std::optional<TokenKey> key_of(nlohmann::json const& jwk) {
  if (!jwk.is_object() || (jwk.contains("use") && text_in(jwk, "use") != "sig")) return std::nullopt;
  auto const kind = text_in(jwk, "kty");
  TokenKey key{.id = text_in(jwk, "kid"), .algorithm = std::nullopt, .kind = TokenAlgorithm::RS256, .key = nullptr};
  if (kind == "RSA") key.key = rsa_key(jwk);
  if (kind == "EC") key.key = p256_key(jwk), key.kind = TokenAlgorithm::ES256;
  if (kind == "OKP") key.key = ed25519_key(jwk), key.kind = TokenAlgorithm::EdDSA;
  if (jwk.contains("alg")) {
    key.algorithm = base::choice_called<TokenAlgorithm>(text_in(jwk, "alg"));
    if (!key.algorithm) return std::nullopt;  // for another use, or of an algorithm that is not taken
  }
  return key.key ? std::optional(std::move(key)) : std::nullopt;
}

bool fits(TokenKey const& key, TokenAlgorithm algorithm, std::string const& id) {
  auto const kind = algorithm == TokenAlgorithm::PS256 ? TokenAlgorithm::RS256 : algorithm;
  return key.kind == kind && (!key.algorithm || *key.algorithm == algorithm) && (id.empty() || key.id == id);
}

/// ECDSA signatures are two numbers side by side in a token, and a DER structure to OpenSSL.
std::optional<std::string> der_of(std::string_view signature) {
  if (signature.size() != 2 * curve_bytes) return std::nullopt;
  Owned<ECDSA_SIG> const pair(ECDSA_SIG_new());
  ECDSA_SIG_set0(pair.get(), number_of(signature.substr(0, curve_bytes)).release(),
                 number_of(signature.substr(curve_bytes)).release());
  unsigned char* der = nullptr;
  auto const size = i2d_ECDSA_SIG(pair.get(), &der);
  if (size <= 0) return std::nullopt;
  std::string text(reinterpret_cast<char const*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return text;
}

bool is_signed_by(TokenKey const& key, TokenAlgorithm algorithm, std::string_view text, std::string_view signature) {
  Owned<EVP_MD_CTX> const context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* padding = nullptr;  // of `context`
  auto const* digest = algorithm == TokenAlgorithm::EdDSA ? nullptr : EVP_sha256();
  if (EVP_DigestVerifyInit(context.get(), &padding, digest, nullptr, key.key.get()) != 1) return false;
  if (algorithm == TokenAlgorithm::PS256 && (EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING) != 1 ||
                                             EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST) != 1))
    return false;
  auto const der = algorithm == TokenAlgorithm::ES256 ? der_of(signature) : std::optional(std::string(signature));
  return der && EVP_DigestVerify(context.get(), bytes_of(*der), der->size(), bytes_of(text), text.size()) == 1;
}

struct Pieces {
  std::string_view signed_text;
  nlohmann::json header;
  std::string claims;
  std::string signature;
};

std::optional<Pieces> pieces_of(std::string_view token) {
  auto const parts = base::split(token, '.');
  if (token.size() > token_bytes_max || parts.size() != 3) return std::nullopt;
  auto const header = from_base64url(parts[0]);
  auto claims = from_base64url(parts[1]), signature = from_base64url(parts[2]);
  if (!header || !claims || !signature) return std::nullopt;
  auto read = nlohmann::json::parse(*header, nullptr, false);
  if (!read.is_object() || read.contains("crit")) return std::nullopt;
  return Pieces{token.substr(0, parts[0].size() + 1 + parts[1].size()), std::move(read), *std::move(claims),
                *std::move(signature)};
}

}  // namespace

std::optional<TokenKeys> token_keys_of(std::string_view jwk_set) {
  auto const read = nlohmann::json::parse(jwk_set, nullptr, false);
  if (!read.is_object() || !read.contains("keys") || !read["keys"].is_array()) return std::nullopt;
  TokenKeys keys;
  for (auto const& jwk : read["keys"]) {
    if (keys.size() == keys_max) break;
    if (auto key = key_of(jwk)) keys.push_back(*std::move(key));
  }
  return keys;
}

std::expected<std::string, TokenFault> verified_claims(std::string_view token, TokenKeys const& keys) {
  auto pieces = pieces_of(token);
  if (!pieces) return std::unexpected(TokenFault::malformed);
  auto const algorithm = base::choice_called<TokenAlgorithm>(text_in(pieces->header, "alg"));
  if (!algorithm) return std::unexpected(TokenFault::algorithm_not_allowed);
  auto const id = text_in(pieces->header, "kid");
  bool any_fits = false;
  for (auto const& key : keys) {
    if (!fits(key, *algorithm, id)) continue;
    any_fits = true;
    if (is_signed_by(key, *algorithm, pieces->signed_text, pieces->signature)) return std::move(pieces->claims);
  }
  return std::unexpected(any_fits ? TokenFault::signature_wrong : TokenFault::key_unknown);
}

}  // namespace wardmote::access
