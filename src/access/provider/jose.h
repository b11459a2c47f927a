#pragma once

#include <boost/describe.hpp>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;

namespace wardmote::access {

/// What may sign a token: nothing but private keys (RFC 7518 §3.1, RFC 8037). "none" and the HS family are not among them,
/// so no public key can ever serve as a shared secret.
enum class TokenAlgorithm { RS256, PS256, ES256, EdDSA };
BOOST_DESCRIBE_ENUM(TokenAlgorithm, RS256, PS256, ES256, EdDSA)

/// What is wrong with a token, or with what it claims. For the log and for whoever sets a provider up.
enum class TokenFault {
  malformed,
  algorithm_not_allowed,
  key_unknown,  ///< no key of the set has its name and kind: the keys may have changed
  signature_wrong,
  issuer_wrong,
  audience_wrong,
  expired,
  issued_in_future,
  nonce_wrong,
  subject_missing,
  proof_too_old,    ///< of a step-up: the person was not asked at the provider just now
  proof_too_weak,   ///< of a step-up: not in the way that the settings ask for
  of_another_kind,  ///< an ID token where a logout token is due, or the other way round
};
BOOST_DESCRIBE_ENUM(TokenFault, malformed, algorithm_not_allowed, key_unknown, signature_wrong, issuer_wrong,
                    audience_wrong, expired, issued_in_future, nonce_wrong, subject_missing, proof_too_old,
                    proof_too_weak, of_another_kind)

/// A public key that tokens are checked with.
struct TokenKey {
  std::string id;                           ///< "kid"; may be empty
  std::optional<TokenAlgorithm> algorithm;  ///< "alg": the only one it is for, if it says so
  TokenAlgorithm kind;                      ///< what its kind of key can do; RS256 stands for PS256 too
  std::shared_ptr<evp_pkey_st> key;
};
using TokenKeys = std::vector<TokenKey>;

/// The keys of a JWK set (RFC 7517) that can check signatures: RSA of 2048 to 8192 bits, P-256, Ed25519. Others are left
/// out, and those beyond the 32nd. Nothing if the text is no JWK set.
std::optional<TokenKeys> token_keys_of(std::string_view jwk_set);

inline constexpr std::size_t token_bytes_max = 64 << 10;

/// The claims (JSON text) of a signed token in compact form (RFC 7515), by a key of the set. What the header says
/// chooses among keys and allowed algorithms, and nothing else; a header with "crit" is refused as malformed.
std::expected<std::string, TokenFault> verified_claims(std::string_view token, TokenKeys const& keys);

}  // namespace wardmote::access
