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
      {"meeting_office", {board_administrator}},
      {"plan_meeting", {board_administrator}},
      {"plan_year", {board_administrator}},
      {"add_member", {board_administrator}},
      {"end_term", {board_administrator}},
      {"meeting_console", {board_administrator}},
      {"action_office", {board_administrator}},
      {"assign_action", {board_administrator}},
      {"report_action", {board_administrator}},
      {"accept_report", {board_administrator}},
      {"return_report", {board_administrator}},
      {"report_office", {board_administrator, analyst}},
      {"draft_report", {board_administrator, analyst}},
      {"revise_report", {board_administrator, analyst}},
      {"add_attachment", {board_administrator, analyst}},
      {"drop_attachment", {board_administrator, analyst}},
      {"submit_report", {board_administrator, analyst}},
      {"send_back_report", {board_administrator}},
      {"approve_report", {board_administrator}},
      {"attach_report", {board_administrator}},
      {"meeting_desk", {board_member}},
      {"cast_own_ballot", {board_member}},
      {"propose_item", {board_administrator}},
      {"place_item", {board_administrator}},
      {"drop_item", {board_administrator}},
      {"give_notice", {board_administrator}},
      {"add_late_item", {board_administrator}},
      {"cancel_meeting", {board_administrator}},
      {"call_to_order", {board_administrator}},
      {"record_arrival", {board_administrator}},
      {"record_departure", {board_administrator}},
      {"open_meeting", {board_administrator}},
      {"declare_conflict", {board_administrator}},
      {"recess_meeting", {board_administrator}},
      {"resume_meeting", {board_administrator}},
      {"close_session", {board_administrator}},
      {"reopen_session", {board_administrator}},
      {"adjourn_meeting", {board_administrator}},
      {"take_up_item", {board_administrator}},
      {"pull_item", {board_administrator}},
      {"receive_item", {board_administrator}},
      {"defer_item", {board_administrator}},
      {"refer_item", {board_administrator}},
      {"move_motion", {board_administrator}},
      {"move_consent", {board_administrator}},
      {"move_amendment", {board_administrator}},
      {"second_motion", {board_administrator}},
      {"state_motion", {board_administrator}},
      {"call_question", {board_administrator}},
      {"withdraw_motion", {board_administrator}},
      {"rule_out_of_order", {board_administrator}},
      {"defer_motion", {board_administrator}},
      {"refer_motion", {board_administrator}},
      {"open_vote", {board_administrator}},
      {"cast_ballot", {board_administrator}},
      {"object_to_consent", {board_administrator}},
      {"close_vote", {board_administrator}},
      {"declare_result", {board_administrator}},
      {"draft_minutes", {board_administrator}},
      {"edit_minutes", {board_administrator}},
      {"adopt_minutes", {board_administrator}},
      {"seal_meeting", {board_administrator}},
      {"strike_entry", {board_administrator}},
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
