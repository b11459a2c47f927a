#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "access/role.h"
#include "base/refusal.h"

namespace wardmote::access {

/// How people sign in through an OpenID provider: what the file of `--provider` says (docs/operations.md has an example).
struct ProviderSettings {
  std::string issuer{};  ///< https, or http on this machine
  std::string client_id{};
  std::string client_secret{};
  std::map<web::Language, std::string> labels{};  ///< what people call it, in each language
  std::vector<std::string> scopes{"openid", "profile", "email"};
  std::string groups_claim = "groups";
  std::map<std::string, std::vector<Role>> roles{};  ///< by group; a group that is not here gives none
  std::vector<std::string> hosts{};                  ///< that the provider's addresses may have beside the issuer's
  std::string step_up_acr{};                         ///< asked for and insisted on before sensitive acts; may be empty
  bool is_internal = false;                          ///< its host may have an address of a private network
  std::string trusted_certificates{};                ///< PEM file; empty: the system's
};

/// What a settings file says, without the secret; `file` is what refusals call it. Refuses provider_settings_invalid with place,
/// reason and remedy, and file_unreadable. Pure.
base::Answer<ProviderSettings> provider_settings_of(std::string_view yaml, std::string const& file);

/// Reads the file and the secret that it names. Refuses the same, and key_file_unsafe for a secret that others can read.
base::Answer<ProviderSettings> read_provider_settings(std::string const& file);

/// The roles that some groups give, in the order of the enum.
std::vector<Role> roles_of(ProviderSettings const& settings, std::vector<std::string> const& groups);

}  // namespace wardmote::access
