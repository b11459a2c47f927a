#include "access/audit_words.h"

#include <algorithm>
#include <array>

namespace wardmote::access {
namespace {

struct Action {
  std::string_view code;
  std::string_view message;
};

using web::message_id;

constexpr std::array actions{
    Action{"make_board", message_id("Made the board")},
    Action{"publish_profile", message_id("Published who the board is")},
    Action{"import_past_meetings", message_id("Imported meetings of another council")},
    Action{"put_dataset", message_id("Described a dataset")},
    Action{"import_dataset", message_id("Imported a dataset")},
    Action{"delete_outdated_incidents", message_id("Deleted incidents that a newer version replaced")},
    Action{"ask_import", message_id("Asked for an import")},
    Action{"ask_import_dry_run", message_id("Asked for the dry run of an import")},
    Action{"cancel_import", message_id("Stopped an import")},
    Action{"ask_analysis", message_id("Asked for an analysis")},
    Action{"cancel_analysis", message_id("Stopped an analysis")},
    Action{"make_analysis", message_id("Made an analysis")},
    Action{"draft_finding", message_id("Drafted a finding")},
    Action{"state_bias", message_id("Stated the bias and harm of a finding")},
    Action{"publish_finding", message_id("Published a finding")},
    Action{"withdraw_finding", message_id("Withdrew a finding")},
    Action{"add_member", message_id("Added a member of the board")},
    Action{"end_term", message_id("Ended the term of a member of the board")},
    Action{"record_training", message_id("Recorded a training of a member of the board")},
    Action{"withdraw_training", message_id("Withdrew the entry of a member’s training")},
    Action{"strike_committee", message_id("Struck a committee of the board")},
    Action{"rename_committee", message_id("Corrected the name of a committee of the board")},
    Action{"disband_committee", message_id("Disbanded a committee of the board")},
    Action{"add_committee_member", message_id("Put a member on a committee of the board")},
    Action{"end_committee_term", message_id("Ended a member’s term on a committee")},
    Action{"plan_meeting", message_id("Planned a meeting")},
    Action{"name_committee", message_id("Recorded which committee a meeting is of")},
    Action{"propose_item", message_id("Added an item to a draft agenda")},
    Action{"place_item", message_id("Moved an item of a draft agenda")},
    Action{"drop_item", message_id("Dropped an item of a draft agenda")},
    Action{"give_notice", message_id("Gave notice of a meeting and published its agenda")},
    Action{"add_late_item", message_id("Added a late item to an agenda")},
    Action{"cancel_meeting", message_id("Cancelled a meeting")},
    Action{"call_to_order", message_id("Called a meeting to order")},
    Action{"report_out", message_id("Reported out of closed session")},
    Action{"seat_member", message_id("Recorded a seat of the board for a meeting")},
    Action{"record_arrival", message_id("Recorded a member as present")},
    Action{"record_departure", message_id("Recorded that a member left")},
    Action{"record_attendance", message_id("Recorded that a member attends a committee without a vote")},
    Action{"open_meeting", message_id("Opened a meeting")},
    Action{"declare_conflict", message_id("Recorded a declaration of interest")},
    Action{"recess_meeting", message_id("Recessed a meeting")},
    Action{"resume_meeting", message_id("Resumed a meeting")},
    Action{"close_session", message_id("Recorded that a meeting went into closed session")},
    Action{"reopen_session", message_id("Recorded that a meeting returned to public session")},
    Action{"adjourn_meeting", message_id("Adjourned a meeting")},
    Action{"take_up_item", message_id("Took up an item")},
    Action{"pull_item", message_id("Took an item out of the consent agenda")},
    Action{"receive_item", message_id("Recorded that an item was received")},
    Action{"defer_item", message_id("Recorded that an item was deferred")},
    Action{"refer_item", message_id("Recorded that an item was referred")},
    Action{"hear_delegation", message_id("Recorded that a delegation was heard")},
    Action{"ask_floor", message_id("Recorded that a member asked for the floor")},
    Action{"give_floor", message_id("Recorded who was given the floor")},
    Action{"end_floor", message_id("Recorded that the floor was given back")},
    Action{"ask_subscription", message_id("Asked for news by e-mail")},
    Action{"confirm_subscription", message_id("Confirmed a subscription to news")},
    Action{"end_subscription", message_id("Ended a subscription to news")},
    Action{"ask_to_speak", message_id("Asked to speak to the board")},
    Action{"accept_delegation", message_id("Accepted a request to speak")},
    Action{"decline_delegation", message_id("Declined a request to speak")},
    Action{"withdraw_delegation", message_id("Withdrew a request to speak")},
    Action{"note_absent", message_id("Recorded that a delegation was not there")},
    Action{"forget_delegations", message_id("Emptied what delegations had told of themselves")},
    Action{"set_delegation_rule", message_id("Set until when one can ask to speak")},
    Action{"move_motion", message_id("Recorded a motion")},
    Action{"move_consent", message_id("Recorded the motion on the consent agenda")},
    Action{"move_amendment", message_id("Recorded an amendment")},
    Action{"second_motion", message_id("Recorded who seconded a motion")},
    Action{"state_motion", message_id("Recorded that a motion was stated")},
    Action{"call_question", message_id("Recorded that the question was called")},
    Action{"withdraw_motion", message_id("Recorded that a motion was withdrawn")},
    Action{"rule_out_of_order", message_id("Recorded that a motion was ruled out of order")},
    Action{"defer_motion", message_id("Recorded that a motion was deferred")},
    Action{"refer_motion", message_id("Recorded that a motion was referred")},
    Action{"open_vote", message_id("Opened a vote")},
    Action{"cast_ballot", message_id("Recorded a vote")},
    Action{"object_to_consent", message_id("Recorded an objection to unanimous consent")},
    Action{"close_vote", message_id("Closed a vote")},
    Action{"declare_result", message_id("Recorded the result of a vote")},
    Action{"draft_minutes", message_id("Drafted minutes")},
    Action{"edit_minutes", message_id("Edited a line of minutes")},
    Action{"adopt_minutes", message_id("Recorded that minutes were adopted")},
    Action{"keep_minutes_pdf", message_id("Kept the PDF of sealed minutes")},
    Action{"seal_meeting", message_id("Sealed the minutes and the log of a meeting")},
    Action{"assign_action", message_id("Assigned an action")},
    Action{"report_action", message_id("Recorded the report on an action")},
    Action{"accept_report", message_id("Recorded that a report was accepted")},
    Action{"return_report", message_id("Recorded that a report was returned")},
    Action{"draft_report", message_id("Drafted a report")},
    Action{"revise_report", message_id("Revised a report")},
    Action{"add_attachment", message_id("Added an attachment to a report")},
    Action{"drop_attachment", message_id("Dropped an attachment of a report")},
    Action{"submit_report", message_id("Submitted a report")},
    Action{"send_back_report", message_id("Sent a report back")},
    Action{"approve_report", message_id("Approved a report")},
    Action{"attach_report", message_id("Attached a report to an agenda")},
    Action{"strike_entry", message_id("Struck an entry of the log of a meeting")},
    Action{"count_obligations", message_id("Said from which day on duties are counted")},
    Action{"record_evidence", message_id("Recorded that a duty was met")},
    Action{"withdraw_evidence", message_id("Withdrew what was to show that a duty was met")},
    Action{"record_obligation_event", message_id("Recorded what a duty follows from")},
    Action{"confirm_citation", message_id("Compared a citation with the law")},
    Action{"adopt_policy", message_id("Entered a version of a policy")},
    Action{"review_policy", message_id("Entered the review of a policy")},
    Action{"repeal_policy", message_id("Entered that a policy is repealed")},
    Action{"record_procedure", message_id("Entered a procedure of the chief")},
    Action{"record_procedure_test", message_id("Entered the test of a procedure")},
    Action{"answer_plan_requirement", message_id("Said where the strategic plan meets a requirement")},
    Action{"confirm_plan_requirement", message_id("Compared a requirement of the strategic plan with the law")},
    Action{"cancel_job", message_id("Stopped a job")},
    Action{"rotate_key", message_id("Changed the key that opens what is sealed")},
    Action{"publish_signing_key", message_id("Published the key that signs checkpoints")},
    Action{"rotate_signing_key", message_id("Changed the key that signs checkpoints")},
    Action{"make_checkpoint", message_id("Signed a checkpoint")},
    Action{"verify_audit", message_id("Asked for a check of the audit log")},
    Action{"add_person", message_id("Added a person")},
    Action{"ask_invitation", message_id("Asked for an invitation that takes two")},
    Action{"ask_role", message_id("Asked for a role that takes two")},
    Action{"invite_person", message_id("Invited a person")},
    Action{"accept_invitation", message_id("Took up an invitation")},
    Action{"grant_role", message_id("Gave a role")},
    Action{"revoke_role", message_id("Took a role away")},
    Action{"suspend_person", message_id("Suspended a person")},
    Action{"restore_person", message_id("Let a suspended person in again")},
    Action{"rename_person", message_id("Took over another name or address from the sign-in service")},
    Action{"link_identity", message_id("Linked the sign-in service to an account")},
    Action{"unlink_identity", message_id("Took the sign-in service from an account")},
    Action{"add_passkey", message_id("Added a passkey")},
    Action{"remove_passkey", message_id("Removed a passkey")},
    Action{"change_password", message_id("Changed a password")},
    Action{"begin_second_factor", message_id("Began to turn a second factor on")},
    Action{"confirm_second_factor", message_id("Turned a second factor on")},
    Action{"renew_recovery_codes", message_id("Made new recovery codes")},
    Action{"end_second_factor", message_id("Turned a second factor off")},
    Action{"reset_second_factor", message_id("Turned off a second factor that was lost")},
};

}  // namespace

std::string words_of_action(std::string const& action, web::Tongue const& tongue) {
  auto const known = std::ranges::find(actions, action, &Action::code);
  return known == actions.end() ? action : tongue.text(known->message);
}

std::string words_of_actor(std::string const& actor, web::Tongue const& tongue) {
  if (actor == "command line") return tongue.text("the command line");
  if (actor == "resident") return tongue.text("a resident");
  if (actor == "schedule") return tongue.text("the schedule");
  return actor;
}

}  // namespace wardmote::access
