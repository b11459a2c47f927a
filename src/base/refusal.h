#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wardmote::base {

/// Every ordinary "no" of the program. A code never changes its meaning and is never used again for another one.
/// Its spelling (`code_of`) is what programs see in `application/problem+json`; its sentence (`sentence_of`) is the
/// English message id of the gettext catalogues, with `{name}` where a value goes.
enum class RefusalCode {
  page_not_found,
  method_not_allowed,
  format_not_offered,
  form_invalid,
  body_too_large,
  not_permitted,
  sign_in_needed,
  form_outdated,
  sign_in_failed,
  sign_in_throttled,
  person_unknown,
  person_exists,
  invitation_invalid,
  last_administrator,
  board_unknown,
  dataset_unknown,
  offence_unknown,
  area_unknown,
  year_not_published,
  comparators_too_few,
  comparators_unknown,
  file_unreadable,
  file_empty,
  mapping_invalid,
  layout_mismatch,
  every_row_rejected,
  database_newer,
  migration_changed,
  chain_broken,
  job_stopped,
  usage_invalid,
  seal_broken,
  key_shredded,
  key_missing,
  key_wrong,
  key_retired,
  rotation_unfinished,
  key_file_unsafe,
  key_file_invalid,
  shares_invalid,
  file_exists,
  file_unwritable,
  key_not_given,
  code_wrong,
  proof_needed,
  sign_in_not_begun,
  job_unknown,
  import_not_tried,
  unpacked_too_large,
  rejects_too_many,
  verification_key_invalid,
  signing_key_invalid,
  signing_key_other,
  note_invalid,
  note_not_signed,
  checkpoint_contradicted,
  log_too_short,
  checkpoint_unknown,
  checkpoint_missing,
  entry_unknown,
  tile_unknown,
  entries_invalid,
  backup_unknown,
  backup_newer,
  backup_key_wrong,
  backup_cut_short,
  backup_changed,
  backup_has_more,
  backup_broken,
  backup_kind_wrong,
  restore_not_confirmed,
  database_in_use,
  restore_under_way,
  purge_list_missing,
  purge_list_broken,
  too_many_requests,
  settings_invalid,
  message_unknown,
  message_not_failed,
  message_rejected,
  webhook_unknown,
  provider_settings_invalid,
  provider_not_set,
  provider_unreachable,
  provider_distrusted,
  provider_declined,
  person_suspended,
  passkeys_not_set,
  passkey_refused,
  passkeys_too_many,
  identity_taken,
  scan_row_invalid,
  scan_data_invalid,
  scan_setting_invalid,
  scan_setting_unsupported,
  run_unknown,
  run_not_done,
  run_not_reproduced,
  analysis_cases_too_few,
  analysis_places_too_few,
  version_not_held,
  finding_unknown,
  finding_state_wrong,
  statement_missing,
  meeting_unknown,
  item_unknown,
  motion_unknown,
  member_unknown,
  meeting_state_wrong,
  item_state_wrong,
  motion_state_wrong,
  quorum_missing,
  notice_too_short,
  agenda_empty,
  agenda_frozen,
  late_item_needs_motion,
  closed_ground_missing,
  member_not_present,
  member_present_already,
  member_recused,
  seconder_is_mover,
  motion_pending,
  ballot_cast_already,
  ballots_missing,
  declared_result_differs,
  correction_impossible,
  adoption_needs_motion,
  meeting_exists,
  board_has_no_members,
  committee_unknown,
  committee_exists,
  committee_has_no_members,
  member_without_vote,
  action_unknown,
  obligation_unknown,
  policy_unknown,
  policy_exists,
  citation_confirmed_already,
  report_state_wrong,
  second_person_needed,
  report_too_late,
  discussion_unknown,
  discussion_stage_wrong,
  seat_missing,
  release_stopped,
};

/// A refusal: its code and the values its sentence speaks of. `fields` is filled for `form_invalid` only: the field's
/// name and the message id of what is wrong with it.
struct Refusal {
  RefusalCode code;
  std::map<std::string, std::string> values{};
  struct FieldError {
    std::string field;
    std::string message;
    std::map<std::string, std::string> values{};
  };
  std::vector<FieldError> fields{};
};

/// The spelling programs see, e.g. "dataset_unknown".
std::string_view code_of(RefusalCode code);

/// The English sentence, also the message id of its translation. Says what, and the way out.
std::string_view sentence_of(RefusalCode code);

/// All codes, in order; for tests and for the generated reference.
std::vector<RefusalCode> all_refusal_codes();

/// `sentence` with each `{name}` replaced by its value. A name without a value stays as it is.
std::string filled(std::string_view sentence, std::map<std::string, std::string> const& values);

template <class T>
using Answer = std::expected<T, Refusal>;

/// For a `return` statement: `return refuse(RefusalCode::dataset_unknown, {{"dataset", slug}});`
inline std::unexpected<Refusal> refuse(RefusalCode code, std::map<std::string, std::string> values = {}) {
  return std::unexpected(Refusal{.code = code, .values = std::move(values)});
}

/// form_invalid for one field of a form: `message` is a message id that says what to do.
inline std::unexpected<Refusal> refuse_field(std::string field, std::string_view message) {
  return std::unexpected(Refusal{.code = RefusalCode::form_invalid,
                                 .fields = {{.field = std::move(field), .message = std::string(message)}}});
}

}  // namespace wardmote::base
