#include "access/permission.h"

#include <algorithm>

namespace wardmote::access {

std::span<Permission const> permissions() {
  using enum Role;
  static std::vector<Permission> const table{
      {"administration", {board_administrator, analyst, administrator, auditor}},
      {"jobs", {analyst, administrator, auditor}},
      {"cancel_job", {administrator}},
      {"imports", {analyst, administrator, auditor}},
      {"import_dataset", {analyst, administrator}},
      {"analyses", {board_administrator, analyst, auditor}},
      {"start_analysis", {analyst}},
      {"draft_finding", {analyst}},
      {"publish_finding", {board_administrator}},
      {"count_obligations", {board_administrator}},
      {"record_evidence", {board_administrator}},
      {"withdraw_evidence", {board_administrator}},
      {"record_obligation_event", {board_administrator}},
      {"confirm_citation", {board_administrator}},
      {"adopt_policy", {board_administrator}},
      {"review_policy", {board_administrator}},
      {"repeal_policy", {board_administrator}},
      {"record_procedure", {board_administrator}},
      {"record_procedure_test", {board_administrator}},
      {"messages", {administrator, auditor}},
      {"resend_message", {administrator}},
      {"discard_message", {administrator}},
      {"webhooks", {administrator, auditor}},
      {"add_webhook", {administrator}},
      {"rotate_webhook_secret", {administrator}},
      {"pause_webhook", {administrator}},
      {"resume_webhook", {administrator}},
      {"test_webhook", {administrator}},
      {"remove_webhook", {administrator}},
      {"settings", {administrator, auditor}},
      {"change_settings", {administrator}},
      {"begin_look", {administrator}},
      {"people", {administrator, auditor}},
      {"person", {administrator, auditor}},
      {"add_person", {administrator}},
      {"invite_person", {administrator}},
      {"confirm", {administrator}},
      {"grant_role", {administrator}},
      {"revoke_role", {administrator}},
      {"suspend_person", {administrator}},
      {"restore_person", {administrator}},
      {"reset_second_factor", {administrator}},
      {"explain_permission", {administrator, auditor}},
      {"audit", {administrator, auditor}},
      {"verify_audit", {administrator, auditor}},
  };
  return table;
}

std::vector<Role> roles_for(std::string_view act) {
  auto const found = std::ranges::find(permissions(), act, &Permission::act);
  return found == permissions().end() ? std::vector<Role>{} : found->roles;
}

std::vector<std::string> acts_of(std::span<Role const> roles) {
  std::vector<std::string> acts;
  for (auto const& permission : permissions())
    if (std::ranges::find_first_of(permission.roles, roles) != permission.roles.end())
      acts.emplace_back(permission.act);
  return acts;
}

}  // namespace wardmote::access
