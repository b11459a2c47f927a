#include "access/provider/provider_sign_in.h"

#include <sodium.h>

#include "access/person_store.h"
#include "access/provider/base64url.h"
#include "access/provider/provider.h"
#include "access/provider/provider_people.h"
#include "access/provider/provider_store.h"
#include "access/second_factor.h"
#include "access/session_store.h"
#include "access/setting.h"
#include "base/hash.h"
#include "web/percent.h"

namespace wardmote::access {
namespace {

constexpr std::size_t secret_bytes = 32;

std::string sha256(std::string_view text) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<unsigned char const*>(text.data()), text.size());
  return digest;
}

std::string redirect_uri(AccessRoom const& room, web::Language language) {
  return room.site + "/" + std::string(web::code_of(language)) + "/sign-in/provider/return";
}

/// Whether the provider has to ask the person for a proof there and then, whoever may be signed in to it by that browser.
bool asks_anew(VisitPurpose purpose) {
  return purpose == VisitPurpose::prove_by_provider || purpose == VisitPurpose::link_identity;
}

std::string joined(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) (text += text.empty() ? "" : " ") += word;
  return text;
}

std::string with_query(std::string url, std::vector<std::pair<std::string_view, std::string>> const& fields) {
  for (auto const& [name, value] : fields) {
    url += url.find('?') == std::string::npos ? '?' : '&';
    (url += name) += "=" + web::percent_encoded(value);
  }
  return url;
}

std::string request_url(AccessRoom const& room, Discovery const& discovery, VisitPurpose purpose,
                        std::string const& browser_secret, web::Language language) {
  auto const& settings = room.provider->settings();
  std::vector<std::pair<std::string_view, std::string>> fields{
      {"response_type", "code"},
      {"client_id", settings.client_id},
      {"redirect_uri", redirect_uri(room, language)},
      {"scope", joined(settings.scopes)},
      {"state", derived("state", browser_secret)},
      {"nonce", derived("nonce", browser_secret)},
      {"code_challenge", to_base64url(sha256(derived("verifier", browser_secret)))},
      {"code_challenge_method", "S256"},
      {"ui_locales", std::string(web::code_of(language))}};
  if (asks_anew(purpose)) {
    fields.insert(fields.end(), {{"prompt", "login"}, {"max_age", "0"}});
    if (!settings.step_up_acr.empty()) fields.emplace_back("acr_values", settings.step_up_acr);
  }
  return with_query(discovery.authorization_endpoint, fields);
}

std::unexpected<base::Refusal> not_begun() { return base::refuse(base::RefusalCode::sign_in_not_begun); }

/// The visit that this browser began, if it was its state that came back. It is over by that.
std::optional<Visit> visit_of(AccessRoom const& room, std::string const& browser_secret, std::string_view state) {
  if (browser_secret.empty() || !base::is_same_secret(derived("state", browser_secret), state)) return std::nullopt;
  auto visit = room.database.write_unpublished(
      [&](store::Writer& writer) { return take_visit(writer, room.board, browser_secret); });
  auto const is_to_provider = visit && (visit->purpose == VisitPurpose::enter_by_provider || asks_anew(visit->purpose));
  return is_to_provider && room.clock.now() < visit->begun_at + visit_lasts ? visit : std::nullopt;
}

/// A word that a provider may say in place of a code (RFC 6749 §4.1.2.1); anything else is not repeated.
std::string reason_of(std::string const& error) {
  auto const is_word =
      error.size() <= 40 && error.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
  return is_word ? error : "not stated";
}

/// Whether the return comes from the provider that was visited, and not from another one that was mixed in (RFC 9207).
bool comes_from(ProviderReturn const& returned, Discovery const& discovery, std::string const& issuer) {
  return returned.issuer.empty() ? !discovery.names_issuer_on_return : returned.issuer == issuer;
}

base::Answer<ProviderIdentity> identity_by(AccessRoom const& room, ProviderReturn const& returned, Visit const& visit,
                                           web::Context const& context) {
  auto const discovery = room.provider->discovery();
  if (!discovery) return std::unexpected(discovery.error());
  if (!comes_from(returned, *discovery, room.provider->settings().issuer))
    return base::refuse(base::RefusalCode::provider_distrusted, {{"reason", "issuer_wrong"}});
  if (!returned.error.empty() || returned.code.empty())
    return base::refuse(base::RefusalCode::provider_declined, {{"reason", reason_of(returned.error)}});
  auto const& secret = context.principal.visit;
  return room.provider->redeem({.code = returned.code,
                                .code_verifier = derived("verifier", secret),
                                .redirect_uri = redirect_uri(room, context.language()),
                                .nonce = derived("nonce", secret),
                                .asked_at = asks_anew(visit.purpose) ? std::optional(visit.begun_at) : std::nullopt});
}

/// The provider's own sign-in, by a name that is of this provider alone.
std::string kept_session(std::string const& issuer, std::string const& session) {
  return session.empty() ? "" : kept_of(issuer + " " + session);
}

base::Answer<Entrance> enter_by(AccessRoom const& room, ProviderIdentity const& identity, std::string const& device) {
  auto const person = follow_identity(room, identity);
  return room.database.write_unpublished([&](store::Writer& writer) -> base::Answer<Entrance> {
    auto const held = find_person(writer, room.board, person);
    if (!held || !held->is_active()) return base::refuse(base::RefusalCode::person_suspended);
    return enter(room, writer,
                 {.person = person,
                  .device = device_called(device),
                  .by = EnteredBy::provider,
                  .provider_session = kept_session(identity.issuer, identity.session)});
  });
}

/// The sign-in that a visit is for, if it still stands.
std::optional<Session> session_of(AccessRoom const& room, store::Reader& reader, Visit const& visit) {
  auto session = visit.session ? find_session(reader, room.board, *visit.session) : std::nullopt;
  auto const is_in = session && session->proved_at.inside() &&
                     stands(*session, room.clock.now(), settings_of(reader, room.board).session);
  return is_in ? session : std::nullopt;
}

base::Answer<void> prove_by(AccessRoom const& room, ProviderIdentity const& identity, Visit const& visit) {
  return room.database.write_unpublished([&](store::Writer& writer) -> base::Answer<void> {
    auto const session = session_of(room, writer, visit);
    if (!session) return not_begun();
    auto const known = find_identity(writer, room.board, identity.issuer, identity.subject);
    if (!known || known->person != session->person) return base::refuse(base::RefusalCode::not_permitted);
    // In place of a code of ours nothing less is taken.
    if (!identity.by_second_factor && second_factor_of(room, writer, session->person).is_on())
      return base::refuse(base::RefusalCode::provider_distrusted, {{"reason", "proof_too_weak"}});
    put_proved(writer, session->id, room.clock.now());
    return {};
  });
}

base::Answer<void> link_by(AccessRoom const& room, ProviderIdentity const& identity, Visit const& visit) {
  return room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const session = session_of(room, writer, visit);
    return session ? link_identity(room, writer, identity, session->person) : not_begun();
  });
}

base::Answer<Arrival> arrive(AccessRoom const& room, Visit const& visit, ProviderIdentity const& identity,
                             std::string const& device) {
  if (asks_anew(visit.purpose)) {
    auto const done =
        visit.purpose == VisitPurpose::link_identity ? link_by(room, identity, visit) : prove_by(room, identity, visit);
    if (!done) return std::unexpected(done.error());
    return Arrival{.next = visit.next};
  }
  auto entrance = enter_by(room, identity, device);
  if (!entrance) return std::unexpected(entrance.error());
  return Arrival{*std::move(entrance), visit.next};
}

/// A return that leads nowhere counts as a failed attempt of its address; that the provider is down does not, nor that whoever
/// is signed in cannot link what they are there.
void count_failure(AccessRoom const& room, base::Refusal const& refusal, std::string const& client_address) {
  if (refusal.code == base::RefusalCode::provider_unreachable || refusal.code == base::RefusalCode::identity_taken)
    return;
  room.database.write_unpublished([&](store::Writer& writer) { add_failure_of_address(room, writer, client_address); });
}

}  // namespace

base::Answer<Departure> visit_provider(AccessRoom const& room, VisitPurpose purpose, std::string next,
                                       web::Context const& context) {
  if (room.provider == nullptr) return base::refuse(base::RefusalCode::provider_not_set);
  auto const waits_until = room.database.read(
      [&](store::Reader& reader) { return address_waits_until(room, reader, context.principal.client_address); });
  if (waits_until) return throttled(room, *waits_until);
  auto const discovery = room.provider->discovery();
  if (!discovery) return std::unexpected(discovery.error());
  auto const secret = base::random_secret(secret_bytes);
  Visit const visit{.purpose = purpose,
                    .session = base::Id<Session>::of(context.principal.session),
                    .next = std::move(next),
                    .begun_at = room.clock.now()};
  room.database.write_unpublished([&](store::Writer& writer) { insert_visit(writer, room.board, secret, visit); });
  return Departure{request_url(room, *discovery, purpose, secret, context.language()), secret};
}

base::Answer<Arrival> return_from_provider(AccessRoom const& room, ProviderReturn const& returned,
                                           web::Context const& context) {
  if (room.provider == nullptr) return base::refuse(base::RefusalCode::provider_not_set);
  auto const visit = visit_of(room, context.principal.visit, returned.state);
  if (!visit) return not_begun();
  auto const identity = identity_by(room, returned, *visit, context);
  auto arrival = identity ? arrive(room, *visit, *identity, context.principal.device)
                          : base::Answer<Arrival>(std::unexpected(identity.error()));
  if (!arrival) count_failure(room, arrival.error(), context.principal.client_address);
  return arrival;
}

base::Answer<void> end_by_provider(AccessRoom const& room, std::string_view logout_token) {
  if (room.provider == nullptr) return base::refuse(base::RefusalCode::provider_not_set);
  auto const notice = room.provider->read_logout_notice(logout_token);
  if (!notice) return std::unexpected(notice.error());
  auto const& issuer = room.provider->settings().issuer;
  auto const now = room.clock.now();
  room.database.write_unpublished([&](store::Writer& writer) {
    if (!notice->session.empty())
      return end_sessions_of_provider(writer, room.board, kept_session(issuer, notice->session), now);
    if (auto const known = find_identity(writer, room.board, issuer, notice->subject))
      end_sessions(writer, known->person, now);
  });
  return {};
}

std::string sign_out_url(AccessRoom const& room, web::Language language) {
  if (room.provider == nullptr) return {};
  auto const discovery = room.provider->discovery();
  if (!discovery || discovery->end_session_endpoint.empty()) return {};
  auto const home = room.site + "/" + std::string(web::code_of(language)) + "/";
  return with_query(discovery->end_session_endpoint,
                    {{"client_id", room.provider->settings().client_id}, {"post_logout_redirect_uri", home}});
}

}  // namespace wardmote::access
