#include "access/provider/id_token.h"
#include "access/provider/json_text.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace wardmote::access {
namespace {

using nlohmann::json;

constexpr std::size_t text_bytes_max = 200;
constexpr std::size_t subject_bytes_max = 255;
constexpr std::size_t groups_max = 1000;
constexpr auto logout_event = "http://schemas.openid.net/event/backchannel-logout";
constexpr double seconds_max = 1e11;  // of a moment that a clock can hold: some 3,000 years

bool is_control(unsigned char sign) { return sign < 0x20 || sign == 0x7f; }

/// A text that people read: no control characters, not endless, never cut within a letter.
std::string words_in(json const& claims, std::string_view name) {
  auto text = text_in(claims, name);
  std::erase_if(text, is_control);
  if (text.size() <= text_bytes_max) return text;
  auto end = text_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  text.resize(end);
  return text;
}

std::optional<base::Instant> moment_in(json const& claims, std::string_view name) {
  auto const found = claims.find(name);
  if (found == claims.end() || !found->is_number()) return std::nullopt;
  auto const seconds = found->get<double>();
  if (!(std::abs(seconds) < seconds_max)) return std::nullopt;
  return base::Instant(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

/// "aud" is one text or a list; "azp" says whom a token of several is for.
bool is_for(json const& claims, std::string const& client_id) {
  auto const audience = claims.find("aud");
  if (audience == claims.end()) return false;
  auto const authorized = text_in(claims, "azp");
  if (claims.contains("azp") && authorized != client_id) return false;
  if (audience->is_string()) return *audience == client_id;
  if (!audience->is_array()) return false;
  auto const is_named = std::ranges::any_of(*audience, [&](json const& one) { return one == client_id; });
  return is_named && (audience->size() == 1 || authorized == client_id);
}

std::optional<TokenFault> fault_of_any(json const& claims, TokenTerms const& terms) {
  if (!claims.is_object()) return TokenFault::malformed;
  if (text_in(claims, "iss") != terms.issuer) return TokenFault::issuer_wrong;
  if (!is_for(claims, terms.client_id)) return TokenFault::audience_wrong;
  auto const issued = moment_in(claims, "iat"), expires = moment_in(claims, "exp");
  if (!issued || !expires) return TokenFault::malformed;
  if (terms.now >= *expires + clock_leeway) return TokenFault::expired;
  auto const begins = claims.contains("nbf") ? moment_in(claims, "nbf") : issued;
  if (!begins || *issued > terms.now + clock_leeway || *begins > terms.now + clock_leeway)
    return TokenFault::issued_in_future;
  return std::nullopt;
}

std::optional<TokenFault> fault_of_step_up(json const& claims, TokenTerms const& terms) {
  if (!terms.asked_at) return std::nullopt;
  auto const proved = moment_in(claims, "auth_time");
  if (!proved || *proved + clock_leeway < *terms.asked_at) return TokenFault::proof_too_old;
  if (!terms.acr.empty() && text_in(claims, "acr") != terms.acr) return TokenFault::proof_too_weak;
  return std::nullopt;
}

bool is_by_second_factor(json const& claims, TokenTerms const& terms) {
  if (!terms.acr.empty() && text_in(claims, "acr") == terms.acr) return true;
  auto const methods = claims.find("amr");
  return methods != claims.end() && methods->is_array() && std::ranges::find(*methods, json("mfa")) != methods->end();
}

std::optional<std::vector<std::string>> groups_in(json const& claims, std::string_view name) {
  auto const found = claims.find(name);
  if (found == claims.end()) return std::nullopt;
  std::vector<std::string> groups;
  if (found->is_string()) groups.push_back(found->get<std::string>());
  if (!found->is_array()) return groups;
  for (auto const& group : *found)
    if (group.is_string() && groups.size() < groups_max) groups.push_back(group.get<std::string>());
  return groups;
}

void fill_in(ProviderIdentity& identity, json const& claims, std::string_view groups_claim) {
  if (identity.name.empty()) identity.name = words_in(claims, "preferred_username");
  if (identity.display_name.empty()) identity.display_name = words_in(claims, "name");
  if (identity.email.empty()) identity.email = words_in(claims, "email");
  if (!identity.groups) identity.groups = groups_in(claims, groups_claim);
}

}  // namespace

std::expected<ProviderIdentity, TokenFault> identity_of(std::string_view claims_text, TokenTerms const& terms) {
  auto const claims = json::parse(claims_text, nullptr, false);
  if (auto const fault = fault_of_any(claims, terms)) return std::unexpected(*fault);
  if (claims.contains("events")) return std::unexpected(TokenFault::of_another_kind);
  if (terms.nonce.empty() || text_in(claims, "nonce") != terms.nonce) return std::unexpected(TokenFault::nonce_wrong);
  if (auto const fault = fault_of_step_up(claims, terms)) return std::unexpected(*fault);
  ProviderIdentity identity{
      .issuer = terms.issuer, .subject = text_in(claims, "sub"), .session = text_in(claims, "sid")};
  auto const& subject = identity.subject;
  if (subject.empty() || subject.size() > subject_bytes_max || std::ranges::any_of(subject, is_control))
    return std::unexpected(TokenFault::subject_missing);
  identity.by_second_factor = is_by_second_factor(claims, terms);
  fill_in(identity, claims, terms.groups_claim);
  return identity;
}

std::expected<ProviderIdentity, TokenFault> with_userinfo(ProviderIdentity identity, std::string_view claims_text,
                                                          std::string_view groups_claim) {
  auto const claims = json::parse(claims_text, nullptr, false);
  if (!claims.is_object()) return std::unexpected(TokenFault::malformed);
  if (text_in(claims, "sub") != identity.subject) return std::unexpected(TokenFault::subject_missing);
  fill_in(identity, claims, groups_claim);
  return identity;
}

std::expected<LogoutNotice, TokenFault> logout_notice_of(std::string_view claims_text, TokenTerms const& terms) {
  auto const claims = json::parse(claims_text, nullptr, false);
  if (auto const fault = fault_of_any(claims, terms)) return std::unexpected(*fault);
  auto const events = claims.find("events");
  auto const is_logout = events != claims.end() && events->is_object() && events->contains(logout_event);
  if (!is_logout || claims.contains("nonce")) return std::unexpected(TokenFault::of_another_kind);
  LogoutNotice notice{text_in(claims, "sid"), text_in(claims, "sub")};
  if (notice.session.empty() && notice.subject.empty()) return std::unexpected(TokenFault::subject_missing);
  return notice;
}

}  // namespace wardmote::access
