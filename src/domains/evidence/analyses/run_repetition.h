#pragma once

#include <string>
#include <string_view>

#include "domains/evidence/analyses/run.h"
#include "domains/evidence/analyses/run_facts.h"
#include "domains/evidence/room.h"

/// An analysis that is asked of every newer version of its data again.
namespace wardmote::evidence {

/// The same question of as long a time, so far on as newer data go: scans and densities until their last day (scans by months: their last
/// month), early warnings until their last whole week. Never back in time.
RunRequest moved_on(RunRequest const& request, RunFacts const& facts);

/// Has the newest run of a run's series repeated from now on, or no more, with its entry in the audit chain.
void set_repeated(store::Writer& writer, store::BoardId board, Run run, bool is_repeated, std::string_view actor);

/// Asks for the next run of every series of a dataset, of its present version. For the transaction that publishes it.
base::Answer<void> ask_repetitions(store::Writer& writer, EvidenceRoom const& room, std::string const& dataset,
                                   std::string_view asked_by);

/// What became of the clusters of the newest run before it that is done, as it is kept; empty if it repeats none, or is no scan.
std::string following_of(store::Reader& reader, store::BoardId board, Run const& run, std::string const& result);

}  // namespace wardmote::evidence
