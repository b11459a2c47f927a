#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/provider/jose.h"
#include "base/clock.h"

namespace wardmote::access {

/// How far our clock and the provider's may be apart.
inline constexpr std::chrono::seconds clock_leeway{60};

/// What a token has to say to be for us.
struct TokenTerms {
  std::string issuer{};
  std::string client_id{};
  base::Instant now{};
  std::string nonce{};                      ///< of an ID token
  std::optional<base::Instant> asked_at{};  ///< of a step-up: the person was asked since
  std::string acr{};                        ///< of a step-up: in this way, which is by a second factor; empty: in any
  std::string groups_claim = "groups";
};

/// Who somebody is by the word of a provider.
struct ProviderIdentity {
  std::string issuer{};
  std::string subject{};       ///< with the issuer, the one name that lasts
  std::string session{};       ///< "sid" of the provider's own sign-in; may be empty
  std::string name{};          ///< "preferred_username", as it is written there; may be empty
  std::string display_name{};  ///< "name"; may be empty
  std::string email{};
  /// The provider says that a second factor was asked for: "amr" names "mfa" (RFC 8176), or "acr" is that of a step-up.
  bool by_second_factor = false;
  std::optional<std::vector<std::string>> groups{};  ///< nothing: the claim is not there
};

/// Who the claims of a verified ID token (OpenID Connect Core §3.1.3.7) speak of. Texts come without control characters
/// and are cut to 200 bytes, between letters; the subject is refused if it has more than 255. Pure.
std::expected<ProviderIdentity, TokenFault> identity_of(std::string_view claims, TokenTerms const& terms);

/// Fills in what the identity lacks from the claims of the userinfo endpoint. The fault is subject_missing if they speak of
/// somebody else. Pure.
std::expected<ProviderIdentity, TokenFault> with_userinfo(ProviderIdentity identity, std::string_view claims,
                                                          std::string_view groups_claim);

/// Whose sign-ins a logout token (OpenID Connect Back-Channel Logout §2.4) ends: those of a session of the provider, else of
/// a subject. One of the two is not empty.
struct LogoutNotice {
  std::string session{};
  std::string subject{};
};
std::expected<LogoutNotice, TokenFault> logout_notice_of(std::string_view claims, TokenTerms const& terms);

}  // namespace wardmote::access
