#pragma once

#include <string>

#include "domains/situation/learning/yearly.h"
#include "domains/situation/room.h"

// How counts leave the table, and how they are withdrawn.
namespace wardmote::situation {

enum class WithdrawalReason { wrong_counts, wrong_words, privacy, other };
BOOST_DESCRIBE_ENUM(WithdrawalReason, wrong_counts, wrong_words, privacy, other)

/// The rule of everything that leaves.
inline constexpr analysis::disclosure::Rule release_rule{};

/// The report of a year, held against all that is out of it. Refuses what the vault refuses.
base::Answer<YearlyReport> report_of(SituationRoom const& room, int year);

/// Who lets a report out, or takes it back, and when.
struct ReleaseHand {
  std::string person{};  ///< identifier
  base::Instant at{};
};

/// Lets the report of a year out, as the gate has it at this very moment: into the registry first, then to the public. If it got no farther than the registry, it
/// is let out anew. Refuses release_stopped, and what report_of and the public side refuse.
base::Answer<void> release_year(SituationRoom const& room, int year, ReleaseHand const& hand);

/// Withdraws what stands of a year: from the public first, then in the registry, which keeps the counts. If it got no farther than the
/// public, it is done anew. Refuses form_invalid (year) where nothing of the year stands, and what the public side refuses.
base::Answer<void> withdraw_year(SituationRoom const& room, int year, WithdrawalReason reason, ReleaseHand const& hand);

}  // namespace wardmote::situation
