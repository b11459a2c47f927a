#include "access/provider/provider.h"

#include <nlohmann/json.hpp>

#include "access/provider/base64url.h"
#include "access/provider/json_text.h"
#include "base/choice.h"
#include "web/percent.h"

namespace wardmote::access {
namespace {

using nlohmann::json;

outbound::HttpLimits limits_of(ProviderSettings const& settings) {
  return {
      .permits = [is_internal = settings.is_internal](
                     std::string_view address, std::uint16_t) { return is_internal || outbound::is_public(address); },
      .connect_time_max = std::chrono::milliseconds(3'000),
      .time_max = std::chrono::milliseconds(5'000),
      .answer_bytes_max = 256 << 10,
      .trusted_certificates = settings.trusted_certificates};
}

std::string form_of(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  std::string form;
  for (auto const& [name, value] : fields)
    ((form += form.empty() ? "" : "&") += name) += "=" + web::percent_encoded(value);
  return form;
}

/// An error code of OAuth, if it is one: what comes from outside goes no further as it came.
std::string error_in(std::string_view body) {
  auto const answer = json::parse(body, nullptr, false);
  auto const error = answer.is_object() ? text_in(answer, "error") : "";
  auto const is_code = !error.empty() && error.size() <= 40 &&
                       error.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
  return is_code ? error : "not stated";
}

}  // namespace

Provider::Provider(ProviderSettings settings, base::Clock const& clock,
                   std::function<void(std::string_view)> tell_trouble)
    : settings_(std::move(settings)),
      clock_(clock),
      tell_trouble_(std::move(tell_trouble)),
      client_(limits_of(settings_)) {}

Provider::Known Provider::known() const {
  std::lock_guard const lock(mutex_);
  return known_;
}

std::unexpected<base::Refusal> Provider::unreachable(std::string_view why) {
  {
    std::lock_guard const lock(mutex_);
    known_.left_alone_until = clock_.now() + trouble_lasts;
  }
  tell_trouble_(why);
  return base::refuse(base::RefusalCode::provider_unreachable);
}

std::unexpected<base::Refusal> Provider::distrusted(std::string_view why) {
  tell_trouble_(why);
  return base::refuse(base::RefusalCode::provider_distrusted, {{"reason", std::string(why)}});
}

TokenTerms Provider::terms() const {
  return {.issuer = settings_.issuer,
          .client_id = settings_.client_id,
          .now = clock_.now(),
          .groups_claim = settings_.groups_claim};
}

/// The body of an answer 200, or of the 400 that a token endpoint refuses with.
base::Answer<std::string> Provider::ask(outbound::HttpRequest const& request, std::string_view what) {
  if (clock_.now() < known().left_alone_until) return base::refuse(base::RefusalCode::provider_unreachable);
  auto answer = client_.send(request);
  if (!answer) return unreachable(std::string(what) + ": " + std::string(outbound::code_of(answer.error())));
  if (answer->status == 200) return std::move(answer->body);
  auto const is_refusal = request.body && answer->status >= 400 && answer->status < 500;
  if (is_refusal) return distrusted(std::string(what) + ": " + error_in(answer->body));
  return unreachable(std::string(what) + ": status " + std::to_string(answer->status));
}

base::Answer<Discovery> Provider::discovery() {
  auto const held = known();
  auto const now = clock_.now();
  if (held.discovery && now < held.discovered_at + discovery_lasts) return *held.discovery;
  auto const text = ask({.url = discovery_url(settings_.issuer)}, "discovery");
  if (!text) return std::unexpected(text.error());
  auto found = discovery_of(*text, settings_);
  if (!found) return unreachable("discovery: " + found.error());
  std::lock_guard const lock(mutex_);
  known_.discovery = *found;
  known_.discovered_at = now;
  return *std::move(found);
}

base::Answer<TokenKeys> Provider::keys(Discovery const& discovery, bool has_unknown_key) {
  auto const held = known();
  auto const now = clock_.now();
  auto const is_fresh = held.keys && now < held.keys_asked_at + discovery_lasts;
  auto const may_ask = now >= held.keys_missed_at + keys_asked_every;
  if (is_fresh && !(has_unknown_key && may_ask)) return *held.keys;
  auto const text = ask({.url = discovery.jwks_uri}, "keys");
  if (!text) return std::unexpected(text.error());
  auto found = token_keys_of(*text);
  if (!found) return unreachable("keys: no JWK set");
  std::lock_guard const lock(mutex_);
  known_.keys = found;
  known_.keys_asked_at = now;
  if (has_unknown_key) known_.keys_missed_at = now;
  return *std::move(found);
}

base::Answer<std::string> Provider::claims_of(Discovery const& discovery, std::string_view token) {
  auto held = keys(discovery, false);
  if (!held) return std::unexpected(held.error());
  auto claims = verified_claims(token, *held);
  if (!claims && claims.error() == TokenFault::key_unknown) {
    held = keys(discovery, true);
    if (!held) return std::unexpected(held.error());
    claims = verified_claims(token, *held);
  }
  if (!claims) return distrusted(base::spelling_of(claims.error()));
  return *std::move(claims);
}

base::Answer<std::string> Provider::exchange(Discovery const& discovery, Redemption const& redemption) {
  outbound::HttpRequest request{
      .url = discovery.token_endpoint,
      .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
      .body = form_of({{"grant_type", "authorization_code"},
                       {"code", redemption.code},
                       {"redirect_uri", redemption.redirect_uri},
                       {"code_verifier", redemption.code_verifier}})};
  auto const id = web::percent_encoded(settings_.client_id), secret = web::percent_encoded(settings_.client_secret);
  if (discovery.takes_basic_credentials)
    request.headers.emplace_back("Authorization", "Basic " + to_base64(id + ":" + secret));  // RFC 6749 §2.3.1
  else
    *request.body += "&client_id=" + id + "&client_secret=" + secret;
  return ask(request, "token");
}

/// What the ID token does not say is asked at the userinfo endpoint, if there is one (OpenID Connect Core §5.4).
base::Answer<ProviderIdentity> Provider::complete(Discovery const& discovery, ProviderIdentity identity,
                                                  std::string const& access_token) {
  auto const lacks = !identity.groups || identity.name.empty() || identity.display_name.empty();
  if (!lacks || discovery.userinfo_endpoint.empty() || access_token.empty() ||
      access_token.find_first_of("\r\n") != std::string::npos)
    return identity;
  auto const text =
      ask({.url = discovery.userinfo_endpoint, .headers = {{"Authorization", "Bearer " + access_token}}}, "userinfo");
  if (!text) return std::unexpected(text.error());
  auto whole = with_userinfo(std::move(identity), *text, settings_.groups_claim);
  if (!whole) return distrusted("userinfo: " + std::string(base::spelling_of(whole.error())));
  return *std::move(whole);
}

base::Answer<ProviderIdentity> Provider::redeem(Redemption const& redemption) {
  auto const found = discovery();
  if (!found) return std::unexpected(found.error());
  auto const text = exchange(*found, redemption);
  if (!text) return std::unexpected(text.error());
  auto const answer = json::parse(*text, nullptr, false);
  if (!answer.is_object()) return distrusted("token: no JSON object");
  auto const claims = claims_of(*found, text_in(answer, "id_token"));
  if (!claims) return std::unexpected(claims.error());
  auto asked = terms();
  asked.nonce = redemption.nonce;
  asked.asked_at = redemption.asked_at;
  asked.acr = settings_.step_up_acr;
  auto identity = identity_of(*claims, asked);
  if (!identity) return distrusted(base::spelling_of(identity.error()));
  return complete(*found, *std::move(identity), text_in(answer, "access_token"));
}

base::Answer<LogoutNotice> Provider::read_logout_notice(std::string_view token) {
  auto const found = discovery();
  if (!found) return std::unexpected(found.error());
  auto const claims = claims_of(*found, token);
  if (!claims) return std::unexpected(claims.error());
  auto notice = logout_notice_of(*claims, terms());
  if (!notice) return distrusted(base::spelling_of(notice.error()));
  return *std::move(notice);
}

}  // namespace wardmote::access
