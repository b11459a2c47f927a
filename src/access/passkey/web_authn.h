#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace wardmote::access {

enum class PasskeyAlgorithm { ES256, RS256, EdDSA };
BOOST_DESCRIBE_ENUM(PasskeyAlgorithm, ES256, RS256, EdDSA)

/// Why what a browser sent proves nothing.
enum class PasskeyFault {
  malformed,
  of_another_kind,      ///< made for a registration where a sign-in is due, or the other way round
  challenge_wrong,      ///< of another visit
  origin_wrong,         ///< made on another site, or in a frame of one
  site_wrong,           ///< by a passkey of another site
  person_not_verified,  ///< the device did not ask for finger, face or PIN
  signature_wrong,
  copied,  ///< its count went back: there are two of it
};
BOOST_DESCRIBE_ENUM(PasskeyFault, malformed, of_another_kind, challenge_wrong, origin_wrong, site_wrong,
                    person_not_verified, signature_wrong, copied)

/// What an answer has to fit to.
struct Ceremony {
  std::string origin{};     ///< "https://board.example.ca"
  std::string site{};       ///< the relying party's identifier: "board.example.ca"
  std::string challenge{};  ///< base64url
};

/// A passkey's public half.
struct PasskeyKey {
  std::string credential{};  ///< bytes
  PasskeyAlgorithm algorithm = PasskeyAlgorithm::ES256;
  std::string public_key{};  ///< bytes, as libfido2 holds them
  std::uint32_t sign_count = 0;
};

/// The passkey that a browser has made (WebAuthn §7.1), from the bytes of clientDataJSON and authenticator data. The person
/// was verified. Attestation is not asked for: which maker's device it is, is nobody's business here. Pure.
std::expected<PasskeyKey, PasskeyFault> made_passkey(Ceremony const& ceremony, PasskeyAlgorithm algorithm,
                                                     std::string_view client_data, std::string_view authenticator_data);

/// The new count of a passkey that has signed (WebAuthn §7.2), the person verified. Pure.
std::expected<std::uint32_t, PasskeyFault> used_passkey(Ceremony const& ceremony, PasskeyKey const& key,
                                                        std::string_view client_data,
                                                        std::string_view authenticator_data,
                                                        std::string_view signature);

}  // namespace wardmote::access
