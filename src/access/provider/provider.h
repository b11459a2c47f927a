#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "access/provider/discovery.h"
#include "access/provider/id_token.h"
#include "access/provider/provider_settings.h"
#include "base/clock.h"
#include "outbound/http_client.h"

namespace wardmote::access {

/// How long what a provider says of itself, and its keys, are believed without asking again.
inline constexpr std::chrono::hours discovery_lasts{1};
/// A token of an unknown key has the keys asked for anew, this often at most: keys change, and tokens can be forged.
inline constexpr std::chrono::minutes keys_asked_every{1};
/// After a failure it is left alone for so long: nobody waits for what does not answer.
inline constexpr std::chrono::seconds trouble_lasts{10};

/// What a person came back with, and what it has to fit to.
struct Redemption {
  std::string code{};
  std::string code_verifier{};
  std::string redirect_uri{};
  std::string nonce{};
  std::optional<base::Instant> asked_at{};  ///< of a step-up
};

/// The OpenID provider of a board, over the network. Asked nothing before it is needed: one that is down keeps the
/// program from nothing else. Safe from all threads; each may wait for an answer, some seconds at most.
class Provider {
 public:
  /// `tell_trouble` is given what whoever runs the program has to know, in English, without personal data.
  Provider(ProviderSettings settings, base::Clock const& clock, std::function<void(std::string_view)> tell_trouble);

  ProviderSettings const& settings() const { return settings_; }
  std::string const& label(web::Language language) const { return settings_.labels.at(language); }

  /// Tells whoever runs the program something, as above.
  void tell(std::string_view words) const { tell_trouble_(words); }

  /// Refuses provider_unreachable, for what is no discovery document of this issuer too.
  base::Answer<Discovery> discovery();

  /// Exchanges a code for an ID token, and checks it. Refuses provider_unreachable and provider_distrusted (reason: a
  /// TokenFault, or what the token endpoint refused).
  base::Answer<ProviderIdentity> redeem(Redemption const& redemption);

  /// Refuses provider_unreachable and provider_distrusted.
  base::Answer<LogoutNotice> read_logout_notice(std::string_view token);

 private:
  struct Known {
    std::optional<Discovery> discovery{};
    std::optional<TokenKeys> keys{};
    base::Instant discovered_at{};
    base::Instant keys_asked_at{};
    base::Instant keys_missed_at{};  ///< when they were last asked for because one was unknown
    base::Instant left_alone_until{};
  };

  Known known() const;
  base::Answer<std::string> ask(outbound::HttpRequest const& request, std::string_view what);
  base::Answer<TokenKeys> keys(Discovery const& discovery, bool has_unknown_key);
  base::Answer<std::string> claims_of(Discovery const& discovery, std::string_view token);
  base::Answer<std::string> exchange(Discovery const& discovery, Redemption const& redemption);
  base::Answer<ProviderIdentity> complete(Discovery const& discovery, ProviderIdentity identity,
                                          std::string const& access_token);
  TokenTerms terms() const;
  std::unexpected<base::Refusal> unreachable(std::string_view why);
  std::unexpected<base::Refusal> distrusted(std::string_view why);

  ProviderSettings settings_;
  base::Clock const& clock_;
  std::function<void(std::string_view)> tell_trouble_;
  outbound::HttpClient client_;
  mutable std::mutex mutex_;  ///< of `known_`; not held while the network is waited for
  Known known_;
};

}  // namespace wardmote::access
