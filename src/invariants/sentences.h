#pragma once

#include <string>
#include <vector>

#include "store/board_id.h"
#include "store/session.h"

// One function for each sentence, in the file of its name; what they give is said in invariant.h.
namespace wardmote::invariants {

std::vector<std::string> every_audit_chain_is_unbroken(store::Reader& reader, store::BoardId board);

/// Every checkpoint of the board is signed by the key of its time, and was made of the entries that are there.
std::vector<std::string> every_checkpoint_fits_its_log(store::Reader& reader, store::BoardId board);

/// Nobody is twice on a committee on one day, no office of it is held by two, and no term lies outside of the committee's days.
std::vector<std::string> every_committee_has_its_roll_in_order(store::Reader& reader, store::BoardId board);

/// Of each current version of incidents.
std::vector<std::string> every_count_is_the_sum_of_its_incidents(store::Reader& reader, store::BoardId board);

/// Its request was accepted, a late one by a motion that was carried; or such a motion admitted it.
std::vector<std::string> every_delegation_that_was_heard_was_admitted(store::Reader& reader, store::BoardId board);

/// By its machine, step after step; holds where there is no Situation Table.
std::vector<std::string> every_discussion_stands_where_its_steps_led(store::Reader& reader, store::BoardId board);

/// The chain has the hash of each entry, which was written with it.
std::vector<std::string> every_entry_of_a_meeting_is_in_the_audit_chain(store::Reader& reader, store::BoardId board);

/// Rows of a version that is gone, or was discarded, would be figures without a source.
std::vector<std::string> every_figure_comes_from_a_version_that_is_kept(store::Reader& reader, store::BoardId board);

std::vector<std::string> every_imported_dataset_shows_one_version(store::Reader& reader, store::BoardId board);

/// The lists of meetings and of decisions are computed from the logs.
std::vector<std::string> every_meeting_is_what_its_log_says(store::Reader& reader, store::BoardId board);
/// 1, 2, 3 …
std::vector<std::string> every_policy_has_its_versions_in_order(store::Reader& reader, store::BoardId board);

/// Of what the closed session let out; holds where there is none.
std::vector<std::string> every_public_report_was_confirmed_by_another(store::Reader& reader, store::BoardId board);

/// And the result is the one that its hash was made of. Whether it can be made again, `wardmote analyze verify` says.
std::vector<std::string> every_published_finding_has_its_statement_and_its_result(store::Reader& reader,
                                                                                  store::BoardId board);

/// And whatever has shed its details holds none.
std::vector<std::string> every_rejected_discussion_has_shed_its_details(store::Reader& reader, store::BoardId board);

/// Of all boards: a row without one belongs to none.
std::vector<std::string> every_row_belongs_to_a_board_that_exists(store::Reader& reader, store::BoardId board);

/// The seal is over the log before it, and over the minutes as they read on that day.
std::vector<std::string> every_sealed_meeting_fits_its_seal(store::Reader& reader, store::BoardId board);

std::vector<std::string> nobody_suspended_is_signed_in(store::Reader& reader, store::BoardId board);

}  // namespace wardmote::invariants
