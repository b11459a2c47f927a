#include "base/refusal.h"

#include <array>

#include "base/ensure.h"

namespace wardmote::base {
namespace {

struct Entry {
  RefusalCode code;
  std::string_view spelling;
  std::string_view sentence;
};

constexpr std::array entries{
    Entry{RefusalCode::page_not_found, "page_not_found",
          "There is no page at {path}. Check the address, or start from the front page."},
    Entry{RefusalCode::method_not_allowed, "method_not_allowed",
          "{path} does not answer {method}. It answers {allowed}."},
    Entry{RefusalCode::format_not_offered, "format_not_offered",
          "{path} is not offered as {format}. It is offered as {offered}."},
    Entry{RefusalCode::form_invalid, "form_invalid",
          "There is a problem with what was sent. Each field says what to change."},
    Entry{RefusalCode::body_too_large, "body_too_large",
          "What was sent has more than {limit} bytes. Send less at a time."},
    Entry{RefusalCode::not_permitted, "not_permitted",
          "This page is not open to you. Sign in with an account that may use it."},
    Entry{RefusalCode::sign_in_needed, "sign_in_needed", "Sign in to see this page."},
    Entry{RefusalCode::form_outdated, "form_outdated",
          "This form was made for another sign-in. Nothing was changed. Open the page again and send it once more."},
    Entry{RefusalCode::sign_in_failed, "sign_in_failed",
          "The name or the password is not right. Check both and try again."},
    Entry{RefusalCode::sign_in_throttled, "sign_in_throttled",
          "There were too many attempts to sign in. Wait {minutes} minutes and try again."},
    Entry{RefusalCode::person_unknown, "person_unknown", "There is no person called {person}. Check the name."},
    Entry{RefusalCode::person_exists, "person_exists",
          "There is a person called {person} already. Choose another name."},
    Entry{RefusalCode::invitation_invalid, "invitation_invalid",
          "This invitation was used before, or its time is over. Ask whoever invited you for another one."},
    Entry{RefusalCode::last_administrator, "last_administrator",
          "{person} is the last administrator. Make another person administrator first."},
    Entry{RefusalCode::board_unknown, "board_unknown",
          "This database holds no board called {board}. Run “wardmote demo” to make the demonstration board."},
    Entry{RefusalCode::dataset_unknown, "dataset_unknown",
          "There is no dataset called {dataset}. The list of datasets is at /data."},
    Entry{RefusalCode::offence_unknown, "offence_unknown",
          "The dataset {dataset} has no offence called {offence}. Choose one from the list."},
    Entry{RefusalCode::area_unknown, "area_unknown", "There is no area called {area}. Choose one from the list."},
    Entry{RefusalCode::year_not_published, "year_not_published", "No index is held for {year}. Years held: {years}."},
    Entry{RefusalCode::comparators_too_few, "comparators_too_few",
          "A rank needs at least two places with a published index in {year}; this list has {count}. Choose another "
          "list or year."},
    Entry{RefusalCode::comparators_unknown, "comparators_unknown",
          "There is no list of places called {comparators}. Lists: {lists}."},
    Entry{RefusalCode::file_unreadable, "file_unreadable",
          "The file {file} cannot be read: {reason}. Check the name and the permission."},
    Entry{RefusalCode::file_empty, "file_empty", "The file {file} holds no rows. Nothing was imported."},
    Entry{RefusalCode::mapping_invalid, "mapping_invalid", "The mapping {file} is wrong at {place}: {reason}."},
    Entry{RefusalCode::layout_mismatch, "layout_mismatch",
          "The file {file} does not have the layout of the mapping {mapping}: {reason}."},
    Entry{RefusalCode::every_row_rejected, "every_row_rejected",
          "All {count} rows of {file} were rejected; the reasons are in {rejects}. Nothing was imported."},
    Entry{RefusalCode::database_newer, "database_newer",
          "The database is at migration {found}, newer than this program knows ({known}). Use a newer program."},
    Entry{RefusalCode::migration_changed, "migration_changed",
          "Migration {number} of the database is not the one this program carries. Use the program that made it, or "
          "restore the copy."},
    Entry{RefusalCode::chain_broken, "chain_broken", "The audit chain is broken at entry {sequence}: {reason}."},
    Entry{RefusalCode::job_stopped, "job_stopped",
          "The work was stopped before it was done. Start it again to have it done."},
    Entry{RefusalCode::usage_invalid, "usage_invalid", "{reason}. Run with --help to see how it is used."},
    Entry{RefusalCode::seal_broken, "seal_broken",
          "What is sealed in {record} does not open: it was changed, or sealed elsewhere. Restore it from a copy."},
    Entry{RefusalCode::key_shredded, "key_shredded",
          "What was sealed in {record} was shredded at {moment}. It cannot be opened again."},
    Entry{RefusalCode::key_missing, "key_missing",
          "The key file {file} holds no key for {record}. Restore the key file that belongs to this database."},
    Entry{RefusalCode::key_wrong, "key_wrong", "This is not the key that opens {file} (epoch {epoch}). Give that one."},
    Entry{RefusalCode::key_retired, "key_retired",
          "This key opened {file} until {moment}, when another took its place. Give the newest one."},
    Entry{RefusalCode::rotation_unfinished, "rotation_unfinished",
          "{count} records of {file} are still under a key before the newest. Finish that rotation first, with both "
          "keys."},
    Entry{RefusalCode::key_file_unsafe, "key_file_unsafe",
          "The file {file} is open to others than its owner (mode {mode}). Run “chmod 600 {file}”."},
    Entry{RefusalCode::key_file_invalid, "key_file_invalid",
          "The key file {file} does not hold {expected} bytes, as a key does. Check the name."},
    Entry{RefusalCode::shares_invalid, "shares_invalid", "These shares do not make a key: {reason}."},
    Entry{RefusalCode::file_exists, "file_exists",
          "There is a file {file} already. Nothing was written. Choose another name."},
    Entry{RefusalCode::file_unwritable, "file_unwritable",
          "The file {file} cannot be written: {reason}. Check the folder and the permission."},
    Entry{RefusalCode::key_not_given, "key_not_given",
          "This needs the key that opens what is sealed, and the program was started without it. Start it with --key."},
    Entry{RefusalCode::code_wrong, "code_wrong",
          "This code is not right, or it was used before. Wait for the next one and enter that."},
    Entry{RefusalCode::proof_needed, "proof_needed",
          "Confirm that it is you. This is asked for again ten minutes after it was last done."},
    Entry{RefusalCode::sign_in_not_begun, "sign_in_not_begun",
          "This sign-in was not begun, or it waited for its code for more than ten minutes. Begin again."},
    Entry{
        RefusalCode::job_unknown, "job_unknown",
        "There is no job {job}. Jobs are kept for 90 days after their end; those that are there stand at /admin/jobs."},
    Entry{RefusalCode::import_not_tried, "import_not_tried",
          "Only what was tried as a dry run can be imported. Look at the import {job} once more."},
    Entry{RefusalCode::unpacked_too_large, "unpacked_too_large",
          "The file {file} unpacks to more than {limit} bytes, more than is taken from a packed file of its size. "
          "Nothing "
          "was imported. If it is the file you meant, unpack it and import it as it is."},
    Entry{RefusalCode::rejects_too_many, "rejects_too_many",
          "More than {limit} rows of {file} were rejected; the first reasons are in {rejects}. Nothing was imported. "
          "Check "
          "that the file belongs to this dataset."},
    Entry{RefusalCode::verification_key_invalid, "verification_key_invalid",
          "This is no verification key: {key}. Copy the whole line from where it was published."},
    Entry{RefusalCode::signing_key_invalid, "signing_key_invalid",
          "The file holds no key to sign checkpoints with: {reason}. Make one with “wardmote key make-signing”."},
    Entry{RefusalCode::signing_key_other, "signing_key_other",
          "The key {key} does not sign here; {expected} does. Give that one, or change keys with “wardmote key "
          "rotate-signing”."},
    Entry{RefusalCode::note_invalid, "note_invalid", "This is no signed checkpoint: {reason}."},
    Entry{
        RefusalCode::note_not_signed, "note_not_signed",
        "{checkpoint} does not carry a good signature by {key}. Do not trust it; fetch it again, and ask the board if "
        "it has changed its key."},
    Entry{RefusalCode::checkpoint_contradicted, "checkpoint_contradicted",
          "The log is not the one that {checkpoint} was made of: of its {size} entries, one of {first} to {last} is "
          "another now."},
    Entry{RefusalCode::log_too_short, "log_too_short",
          "The log ends at entry {entries}, and {checkpoint} was made of {size}: entries were cut off its end."},
    Entry{RefusalCode::checkpoint_unknown, "checkpoint_unknown",
          "There is no such checkpoint here. Those that there are stand at /transparency/checkpoints."},
    Entry{RefusalCode::checkpoint_missing, "checkpoint_missing",
          "Entry {sequence} says that a checkpoint was made, and the checkpoint is gone. Ask who has a copy of it."},
    Entry{RefusalCode::entry_unknown, "entry_unknown",
          "There is no entry {sequence}. The newest entries stand at /transparency."},
    Entry{RefusalCode::tile_unknown, "tile_unknown",
          "There is no tile {path}. Tiles are of the tree that the newest checkpoint is over."},
    Entry{RefusalCode::entries_invalid, "entries_invalid",
          "Line {line} of {file} is no entry of a log: fetch the file again from /transparency/entries."},
    Entry{RefusalCode::backup_unknown, "backup_unknown",
          "The file {file} is no backup made by Wardmote. Check the name."},
    Entry{RefusalCode::backup_newer, "backup_newer",
          "The backup {file} has format {found}; this program reads formats up to {known}. Use a newer program."},
    Entry{RefusalCode::backup_key_wrong, "backup_key_wrong",
          "The backup {file} was made with the key {expected}, and the one given is {given}. Give the key of that "
          "time, or join its shares."},
    Entry{RefusalCode::backup_cut_short, "backup_cut_short",
          "The backup {file} ends after chunk {chunk}, before its end: it was not copied whole. Take another copy."},
    Entry{
        RefusalCode::backup_changed, "backup_changed",
        "The backup {file} was changed at chunk {chunk} (byte {byte}), or parts of it were moved. Take another copy."},
    Entry{RefusalCode::backup_has_more, "backup_has_more",
          "The backup {file} goes on for {bytes} bytes after its end. Take another copy."},
    Entry{RefusalCode::backup_broken, "backup_broken",
          "What the backup {file} holds does not prove: {reason}. Nothing was replaced. Take another copy."},
    Entry{RefusalCode::backup_kind_wrong, "backup_kind_wrong",
          "The file {file} is a backup of {found}, and one of {expected} is needed. Check the names."},
    Entry{RefusalCode::restore_not_confirmed, "restore_not_confirmed",
          "{place} holds data already, and the restore would take its place. To have that, add “--replace {word}”."},
    Entry{RefusalCode::database_in_use, "database_in_use",
          "{place} is in use by another program. Stop it, and try again."},
    Entry{RefusalCode::restore_under_way, "restore_under_way",
          "Another restore into {place} is under way. Wait for its end."},
    Entry{RefusalCode::purge_list_missing, "purge_list_missing",
          "There is no purge list {file}, so that keys of purged records could come back with an older copy of the "
          "keys. Give the newest list with --purge-list."},
    Entry{RefusalCode::purge_list_broken, "purge_list_broken",
          "The purge list {file} does not hold: {reason}. Give another copy of it with --purge-list."},
    Entry{RefusalCode::too_many_requests, "too_many_requests",
          "You have asked for too many pages in a short time. Wait {seconds} seconds and try again."},
    Entry{RefusalCode::settings_invalid, "settings_invalid", "The settings file {file} is wrong at {place}: {reason}."},
    Entry{RefusalCode::message_unknown, "message_unknown",
          "There is no message {message}. Messages are kept for 90 days; those that are there stand at "
          "/admin/messages."},
    Entry{RefusalCode::message_not_failed, "message_not_failed",
          "The message {message} has not failed, so there is nothing to decide about it. Look at the list again."},
    Entry{RefusalCode::message_rejected, "message_rejected",
          "Whoever was to take the message refused it for good: {reason}."},
    Entry{RefusalCode::webhook_unknown, "webhook_unknown",
          "There is no webhook {webhook}. Those that are there stand at /admin/webhooks."},
    Entry{RefusalCode::provider_settings_invalid, "provider_settings_invalid",
          "The settings {file} are wrong at {place}: {reason}. To mend it, {remedy}."},
    Entry{RefusalCode::provider_not_set, "provider_not_set",
          "This site has no sign-in service. Sign in with your name and password."},
    Entry{RefusalCode::provider_unreachable, "provider_unreachable",
          "The sign-in service does not answer as it should. Nobody was signed in. Try again in a few minutes, or sign "
          "in another way."},
    Entry{RefusalCode::provider_distrusted, "provider_distrusted",
          "What the sign-in service answered cannot be trusted ({reason}). Nobody was signed in. Begin again; if it "
          "happens once more, tell whoever runs this site."},
    Entry{RefusalCode::provider_declined, "provider_declined",
          "The sign-in service did not sign you in ({reason}). Begin again, or sign in another way."},
    Entry{RefusalCode::person_suspended, "person_suspended",
          "Your account here is suspended. Ask an administrator of this site."},
    Entry{RefusalCode::passkeys_not_set, "passkeys_not_set",
          "There are no passkeys here: the program was started without --site. Sign in in another way."},
    Entry{RefusalCode::passkey_refused, "passkey_refused",
          "This passkey proves nothing here ({reason}). Try again, or use another way."},
    Entry{RefusalCode::passkeys_too_many, "passkeys_too_many",
          "You have {count} passkeys, the most that one person can have. Remove one that you no longer use."},
    Entry{RefusalCode::identity_taken, "identity_taken",
          "This cannot be linked: your account is linked already, or the sign-in service’s opens another account here. "
          "Ask an administrator of this site if that other one is yours."},
    Entry{RefusalCode::scan_row_invalid, "scan_row_invalid",
          "Line {line} of {file} cannot be used: {reason}. Nothing was computed. Mend the line and run it again."},
    Entry{RefusalCode::scan_data_invalid, "scan_data_invalid",
          "The data cannot be scanned: {reason}. Nothing was computed. Complete the files and run it again."},
    Entry{RefusalCode::scan_setting_invalid, "scan_setting_invalid",
          "Line {line} of {file} is wrong: {reason}. Nothing was computed. Mend the setting and run it again."},
    Entry{
        RefusalCode::scan_setting_unsupported, "scan_setting_unsupported",
        "Line {line} of {file} asks for {setting}, which is not supported: {reason}. Nothing was computed, so that no "
        "other analysis stands in for the one asked for."},
    Entry{RefusalCode::run_unknown, "run_unknown",
          "There is no analysis {run} that you may see. Those that are there stand at /evidence/analyses."},
    Entry{
        RefusalCode::run_not_done, "run_not_done",
        "The analysis {run} has no result, so nothing can be said from it. Wait until it is done, or start it again."},
    Entry{RefusalCode::run_not_reproduced, "run_not_reproduced",
          "The analysis {run} could not be reproduced: {reason}. Do not rely on it; withdraw what rests on it and "
          "start it again."},
    Entry{
        RefusalCode::analysis_cases_too_few, "analysis_cases_too_few",
        "Only {cases} incidents have a place and a day in this choice, and an analysis needs at least {needed}. Choose "
        "a longer period or more offences."},
    Entry{
        RefusalCode::analysis_places_too_few, "analysis_places_too_few",
        "Only {places} places can be located, and an analysis needs at least {needed}. Choose a dataset whose areas or "
        "incidents have positions."},
    Entry{RefusalCode::version_not_held, "version_not_held",
          "Version {version} of the dataset {dataset} is no longer held, so the analysis cannot be computed again. "
          "Import its file once more, or start an analysis of the present version."},
    Entry{RefusalCode::finding_unknown, "finding_unknown",
          "There is no finding {finding} that you may see. Those that are published stand at /evidence/findings."},
    Entry{RefusalCode::finding_state_wrong, "finding_state_wrong",
          "The finding {finding} has changed in the meantime, and this can no longer be done with it. Look at its page "
          "again."},
    Entry{RefusalCode::statement_missing, "statement_missing",
          "The finding {finding} has no statement of bias and harm. Write it first: nothing is published without one."},
    Entry{RefusalCode::meeting_unknown, "meeting_unknown",
          "There is no meeting {meeting}. Choose one from the list of meetings."},
    Entry{RefusalCode::item_unknown, "item_unknown",
          "This meeting has no agenda item {item}. Choose one from its agenda."},
    Entry{RefusalCode::motion_unknown, "motion_unknown",
          "There is no motion {motion}. Choose one from the list of decisions."},
    Entry{RefusalCode::member_unknown, "member_unknown",
          "The board has no member {member}. Choose one from the list of members."},
    Entry{RefusalCode::meeting_state_wrong, "meeting_state_wrong",
          "The meeting is now {state}, and this does not follow from there. Look at its page again: somebody may have "
          "recorded something in the meantime."},
    Entry{RefusalCode::item_state_wrong, "item_state_wrong",
          "Item {item} is now {state}, and this does not follow from there. Look at the agenda again."},
    Entry{RefusalCode::motion_state_wrong, "motion_state_wrong",
          "The motion is now {state}, and this does not follow from there. Look at its page again."},
    Entry{RefusalCode::quorum_missing, "quorum_missing",
          "There are {present} members who can decide, and a quorum is {needed}. Wait for more members, or recess."},
    Entry{RefusalCode::notice_too_short, "notice_too_short",
          "Notice would be given {days} days before the meeting, and the law asks for {needed}. Choose a later date, "
          "or state why the meeting is extraordinary."},
    Entry{RefusalCode::agenda_empty, "agenda_empty",
          "The agenda has no item. Add at least one before it is published."},
    Entry{RefusalCode::agenda_frozen, "agenda_frozen",
          "The agenda is published, and its items keep their numbers and their order. Add a late item by a motion."},
    Entry{RefusalCode::late_item_needs_motion, "late_item_needs_motion",
          "An item is added to a published agenda by a motion that was carried at this meeting. Put that motion to the "
          "vote first."},
    Entry{RefusalCode::closed_ground_missing, "closed_ground_missing",
          "A meeting is closed on a ground that the law names. Choose the ground."},
    Entry{RefusalCode::member_not_present, "member_not_present",
          "{member} is not recorded as present. Record the arrival first."},
    Entry{RefusalCode::member_present_already, "member_present_already", "{member} is recorded as present already."},
    Entry{RefusalCode::member_recused, "member_recused",
          "{member} has declared a conflict of interest on this item, and takes no part in it."},
    Entry{RefusalCode::seconder_is_mover, "seconder_is_mover",
          "{member} moved this motion, and another member seconds it."},
    Entry{RefusalCode::motion_pending, "motion_pending",
          "Another motion is before the meeting: “{motion}”. Decide it, defer it or let it be withdrawn first."},
    Entry{RefusalCode::ballot_cast_already, "ballot_cast_already",
          "{member} has voted on this question. A mistake is corrected by the clerk, on record."},
    Entry{RefusalCode::ballots_missing, "ballots_missing",
          "{missing} of those who may vote have neither voted nor abstained. Record each of them first."},
    Entry{RefusalCode::declared_result_differs, "declared_result_differs",
          "By the votes and the rule the motion is {result}, and that differs from what was declared. Check the votes "
          "before the result is declared."},
    Entry{RefusalCode::correction_impossible, "correction_impossible",
          "Entry {entry} can’t be struck: what was recorded after it would no longer follow. Correct the later entries "
          "first."},
    Entry{RefusalCode::adoption_needs_motion, "adoption_needs_motion",
          "Minutes are adopted by a motion that was carried at a later meeting, under an item on these minutes. Give "
          "that motion."},
    Entry{RefusalCode::meeting_exists, "meeting_exists",
          "There is a {kind} meeting on {date} already. Choose another date, or open that meeting."},
    Entry{RefusalCode::board_has_no_members, "board_has_no_members",
          "The board has no members on record, so that no quorum can be told. Add its members first."},
    Entry{RefusalCode::committee_unknown, "committee_unknown",
          "The board has no committee {committee}. Choose one from the list of committees."},
    Entry{RefusalCode::committee_exists, "committee_exists",
          "There is a committee {committee} already, now or before. Give the new one another name."},
    Entry{RefusalCode::committee_has_no_members, "committee_has_no_members",
          "Nobody is on the roll of {committee} on the day of the meeting, so that no quorum can be told. Add its "
          "members "
          "first."},
    Entry{RefusalCode::member_without_vote, "member_without_vote",
          "{member} is not a member of this committee, and attends without a vote."},
    Entry{RefusalCode::action_unknown, "action_unknown",
          "There is no action {action}. Choose one from the action log."},
    Entry{RefusalCode::obligation_unknown, "obligation_unknown",
          "There is no obligation {obligation}. Choose one from the list of obligations."},
    Entry{RefusalCode::policy_unknown, "policy_unknown", "There is no policy {policy}. Choose one from the register."},
    Entry{RefusalCode::policy_exists, "policy_exists",
          "There is a policy {policy} already. Add a version to it instead."},
    Entry{RefusalCode::citation_confirmed_already, "citation_confirmed_already",
          "The citation of {obligation} was confirmed already, on {date}."},
    Entry{RefusalCode::report_state_wrong, "report_state_wrong",
          "What is to become public stands at “{state}”, from which this does not follow. Look at it again."},
    Entry{RefusalCode::second_person_needed, "second_person_needed",
          "What becomes public takes two people: {person} proposed it and may withdraw it, and somebody else confirms "
          "or returns it."},
    Entry{RefusalCode::report_too_late, "report_too_late",
          "The public log of “{meeting}” takes no report now: the meeting has not begun, or its minutes are adopted. "
          "Report it at a later meeting, once that is open."},
    Entry{RefusalCode::discussion_unknown, "discussion_unknown",
          "There is no discussion {discussion}. The list of discussions is at /situation."},
    Entry{RefusalCode::discussion_stage_wrong, "discussion_stage_wrong",
          "The discussion has reached another stage ({stage}), where this is not done. Open its page again."},
    Entry{
        RefusalCode::seat_missing, "seat_missing",
        "You have no valid seat at the Situation Table: it needs an agreement of your agency to share information and "
        "your own confidentiality agreement. Ask the coordinator of the table."},
    Entry{RefusalCode::release_stopped, "release_stopped",
          "The gate stops this report: {inference} could be worked out from it and what went out before."},
};

Entry const& entry_of(RefusalCode code) {
  auto const index = static_cast<std::size_t>(code);
  ENSURE(index < entries.size() && entries[index].code == code);
  return entries[index];
}

}  // namespace

std::string_view code_of(RefusalCode code) { return entry_of(code).spelling; }

std::string_view sentence_of(RefusalCode code) { return entry_of(code).sentence; }

std::vector<RefusalCode> all_refusal_codes() {
  std::vector<RefusalCode> codes;
  for (auto const& entry : entries) codes.push_back(entry.code);
  return codes;
}

std::string filled(std::string_view sentence, std::map<std::string, std::string> const& values) {
  std::string text;
  for (std::size_t at = 0; at < sentence.size();) {
    auto const close = sentence[at] == '{' ? sentence.find('}', at) : std::string_view::npos;
    auto const value = close == std::string_view::npos
                           ? values.end()
                           : values.find(std::string(sentence.substr(at + 1, close - at - 1)));
    if (value == values.end()) {
      text += sentence[at++];
    } else {
      text += value->second;
      at = close + 1;
    }
  }
  return text;
}

}  // namespace wardmote::base
