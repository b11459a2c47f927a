#include "invariants/invariants.h"

#include "invariants/sentences.h"

namespace wardmote::invariants {

std::span<Invariant const> all() {
  static constexpr Invariant sentences[] = {
      {"every audit chain is unbroken", every_audit_chain_is_unbroken},
      {"every checkpoint fits its log", every_checkpoint_fits_its_log},
      {"every committee has its roll in order", every_committee_has_its_roll_in_order},
      {"every count is the sum of its incidents", every_count_is_the_sum_of_its_incidents},
      {"every delegation that was heard was admitted", every_delegation_that_was_heard_was_admitted},
      {"every discussion stands where its steps led", every_discussion_stands_where_its_steps_led},
      {"every entry of a meeting is in the audit chain", every_entry_of_a_meeting_is_in_the_audit_chain},
      {"every figure comes from a version that is kept", every_figure_comes_from_a_version_that_is_kept},
      {"every imported dataset shows one version", every_imported_dataset_shows_one_version},
      {"every meeting is what its log says", every_meeting_is_what_its_log_says},
      {"every policy has its versions in order", every_policy_has_its_versions_in_order},
      {"every public report was confirmed by another", every_public_report_was_confirmed_by_another},
      {"every published finding has its statement and its result",
       every_published_finding_has_its_statement_and_its_result},
      {"every rejected discussion has shed its details", every_rejected_discussion_has_shed_its_details},
      {"every row belongs to a board that exists", every_row_belongs_to_a_board_that_exists},
      {"every sealed meeting fits its seal", every_sealed_meeting_fits_its_seal},
      {"nobody suspended is signed in", nobody_suspended_is_signed_in},
  };
  return sentences;
}

}  // namespace wardmote::invariants
