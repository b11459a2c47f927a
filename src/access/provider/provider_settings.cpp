#include "access/provider/provider_settings.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/choice.h"
#include "base/document.h"
#include "base/text.h"
#include "outbound/address_rule.h"
#include "outbound/url.h"
#include "store/sealed/private_file.h"

namespace wardmote::access {
namespace {

using base::Document;

constexpr std::size_t secret_bytes_max = 1024;

/// Reads one file; the first thing that is wrong with it is kept.
class Reading {
 public:
  explicit Reading(std::string file) : file_(std::move(file)) {}

  void object(Document const& piece, std::string const& name) {
    if (piece.kind != Document::Kind::object) wrong(piece, name, "it has no members", "write “member: value” lines");
  }
  void known_members(Document const& root) {
    static std::set<std::string_view> const known{
        "issuer",      "client_id", "client_secret_file",  "label", "scopes", "groups_claim", "roles", "hosts",
        "step_up_acr", "network",   "trusted_certificates"};
    for (auto const& [name, piece] : root.members)
      if (!known.contains(name)) wrong(piece, name, "there is no such setting", "take it out, or mend its spelling");
  }
  std::string text(Document const& root, std::string const& name, std::string const& otherwise = "") {
    auto const& piece = root[name];
    if (piece.kind == Document::Kind::text && !piece.text.empty()) return piece.text;
    if (piece.kind == Document::Kind::nothing && !otherwise.empty()) return otherwise;
    wrong(piece, name, "it is not there, or is no text", "write “" + name + ": …”");
    return {};
  }
  std::string text_or_none(Document const& root, std::string const& name) {
    return root[name].kind == Document::Kind::nothing ? "" : text(root, name);
  }
  /// A list of texts, or one text.
  std::vector<std::string> texts(Document const& piece, std::string const& name) {
    if (piece.kind == Document::Kind::text) return {piece.text};
    std::vector<std::string> all;
    if (piece.kind != Document::Kind::list && piece.kind != Document::Kind::nothing)
      wrong(piece, name, "it is no list", "write “[one, another]”");
    for (auto const& item : piece.items) all.push_back(item.text);
    return all;
  }
  void wrong(Document const& piece, std::string const& place, std::string const& reason, std::string const& remedy) {
    if (refusal_) return;
    auto const line = piece.line > 0 ? "line " + std::to_string(piece.line) + ", " : "";
    refusal_ =
        base::Refusal{.code = base::RefusalCode::provider_settings_invalid,
                      .values = {{"file", file_}, {"place", line + place}, {"reason", reason}, {"remedy", remedy}}};
  }
  std::optional<base::Refusal> const& refusal() const { return refusal_; }

 private:
  std::string file_;
  std::optional<base::Refusal> refusal_;
};

std::map<std::string, std::vector<Role>> roles_in(Reading& reading, Document const& root) {
  std::map<std::string, std::vector<Role>> roles;
  auto const& piece = root["roles"];
  reading.object(piece, "roles");
  for (auto const& [group, named] : piece.members)
    for (auto const& spelling : reading.texts(named, "roles: " + group)) {
      auto const role = base::choice_called<Role>(spelling);
      if (role) roles[group].push_back(*role);
      if (role) continue;
      std::string all;
      for (auto const one : all_roles()) (all += all.empty() ? "" : ", ") += base::spelling_of(one);
      reading.wrong(named, "roles: " + group, "there is no role " + spelling, "choose among " + all);
    }
  return roles;
}

std::map<web::Language, std::string> labels_in(Reading& reading, Document const& root) {
  auto const& piece = root["label"];
  if (piece.kind == Document::Kind::text) return {{web::Language::en, piece.text}, {web::Language::fr, piece.text}};
  reading.object(piece, "label");
  return {{web::Language::en, reading.text(piece, "en")}, {web::Language::fr, reading.text(piece, "fr")}};
}

void check_issuer(Reading& reading, Document const& root, std::string const& issuer) {
  auto const reach = outbound::reach_of(issuer);
  auto const is_safe = reach && (reach->scheme == "https" || outbound::is_loopback(reach->host));
  if (!is_safe || issuer.find('?') != std::string::npos)
    reading.wrong(root["issuer"], "issuer", "it is no https address without “?”",
                  "copy it from the provider as it stands there, like https://login.example.ca/realms/board");
}

bool is_internal_in(Reading& reading, Document const& root) {
  auto const network = reading.text(root, "network", "internet");
  if (network != "internet" && network != "internal")
    reading.wrong(root["network"], "network", "it is " + network, "write internet, or internal for a provider inside");
  return network == "internal";
}

base::Answer<std::string> text_of_file(std::string const& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", file}, {"reason", "it cannot be opened"}});
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// Beside the settings file, if it is named without a folder of its own.
std::string placed(std::string const& named, std::string const& settings_file) {
  return (std::filesystem::path(settings_file).parent_path() / named).string();
}

base::Answer<std::string> secret_in(std::string const& file) {
  if (auto const is_private = store::check_private_file(file); !is_private) return std::unexpected(is_private.error());
  auto const text = text_of_file(file);
  if (!text) return text;
  std::string secret(base::trimmed(*text));
  if (secret.empty() || secret.size() > secret_bytes_max)
    return base::refuse(base::RefusalCode::file_unreadable,
                        {{"file", file}, {"reason", "it does not hold one secret of 1 to 1024 bytes"}});
  return secret;
}

}  // namespace

base::Answer<ProviderSettings> provider_settings_of(std::string_view yaml, std::string const& file) {
  auto const read = base::document_of(yaml, file);
  if (!read) return std::unexpected(read.error());
  Reading reading(file);
  reading.object(*read, "the file");
  reading.known_members(*read);
  ProviderSettings settings{.issuer = reading.text(*read, "issuer"), .client_id = reading.text(*read, "client_id")};
  check_issuer(reading, *read, settings.issuer);
  settings.client_secret = reading.text(*read, "client_secret_file");  // its name, until it is read
  settings.labels = labels_in(reading, *read);
  if ((*read)["scopes"].kind != Document::Kind::nothing) settings.scopes = reading.texts((*read)["scopes"], "scopes");
  if (std::ranges::find(settings.scopes, "openid") == settings.scopes.end())
    reading.wrong((*read)["scopes"], "scopes", "openid is not among them", "add openid");
  settings.groups_claim = reading.text(*read, "groups_claim", "groups");
  settings.roles = roles_in(reading, *read);
  for (auto const& host : reading.texts((*read)["hosts"], "hosts")) settings.hosts.push_back(base::lower_ascii(host));
  settings.step_up_acr = reading.text_or_none(*read, "step_up_acr");
  settings.is_internal = is_internal_in(reading, *read);
  settings.trusted_certificates = reading.text_or_none(*read, "trusted_certificates");
  if (reading.refusal()) return std::unexpected(*reading.refusal());
  return settings;
}

base::Answer<ProviderSettings> read_provider_settings(std::string const& file) {
  auto const text = text_of_file(file);
  if (!text) return std::unexpected(text.error());
  auto settings = provider_settings_of(*text, file);
  if (!settings) return settings;
  auto secret = secret_in(placed(settings->client_secret, file));
  if (!secret) return std::unexpected(secret.error());
  settings->client_secret = *std::move(secret);
  if (!settings->trusted_certificates.empty())
    settings->trusted_certificates = placed(settings->trusted_certificates, file);
  return settings;
}

std::vector<Role> roles_of(ProviderSettings const& settings, std::vector<std::string> const& groups) {
  std::set<Role> roles;
  for (auto const& group : groups)
    if (auto const found = settings.roles.find(group); found != settings.roles.end())
      roles.insert(found->second.begin(), found->second.end());
  return {roles.begin(), roles.end()};
}

}  // namespace wardmote::access
