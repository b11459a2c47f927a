#pragma once

#include <string_view>

#include "base/refusal.h"
#include "domains/evidence/analyses/finding.h"
#include "store/session.h"

namespace wardmote::evidence {

/// The acts on a finding, each with its entry in the audit chain. None of them writes a word of the sentence.

/// Refuses run_unknown and run_not_done.
base::Answer<FindingId> draft_finding(store::Writer& writer, store::BoardId board, RunId run, std::string_view actor,
                                      base::Clock const& clock);
/// Refuses form_invalid for each text that is missing or too short to say anything, finding_unknown, and
/// finding_state_wrong once it is published.
base::Answer<void> state_bias(store::Writer& writer, store::BoardId board, FindingId id, BiasStatement const& statement,
                              std::string_view actor, base::Instant now);
/// Refuses statement_missing, finding_unknown, finding_state_wrong.
base::Answer<void> publish_finding(store::Writer& writer, store::BoardId board, FindingId id, std::string_view actor,
                                   base::Instant now);
/// Refuses form_invalid without a reason in both languages, finding_unknown, finding_state_wrong.
base::Answer<void> withdraw_finding(store::Writer& writer, store::BoardId board, FindingId id, Bilingual const& reason,
                                    std::string_view actor, base::Instant now);

/// A text of fewer characters says nothing.
inline constexpr std::size_t statement_bytes_min = 20;
inline constexpr std::size_t statement_bytes_max = 4000;

}  // namespace wardmote::evidence
