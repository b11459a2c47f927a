#pragma once

#include <string>
#include <string_view>

#include "analysis/for_each.h"
#include "domains/evidence/analyses/run_facts.h"
#include "domains/evidence/analyses/run_progress.h"
#include "domains/evidence/room.h"

namespace wardmote::evidence {

/// What is known of a dataset before an analysis of it is asked for. Refuses dataset_unknown, for a dataset of another
/// kind too.
base::Answer<RunFacts> facts_of(store::Reader& reader, store::BoardId board, std::string const& dataset);

/// A run of the present version, not yet written.
Run new_run(base::Clock const& clock, RunRequest const& request, RunFacts const& facts);

/// What came out, ready to be kept.
struct RunMade {
  std::string input_hash;
  std::string result;
  std::string result_hash;
};

/// Computes a run. Refuses as `result_of` does, and version_not_held.
base::Answer<RunMade> made_of(store::Database& database, Run const& run, analysis::ForEach const& for_each,
                              RunProgress const& progress);

/// Keeps it, with its entry in the audit chain.
void keep_made(store::Writer& writer, store::BoardId board, Run const& run, RunMade const& made, std::string_view actor,
               base::Instant now);

/// Asks for a run, computes it and keeps it, in one go. For the command line; pages let a job do it.
base::Answer<RunId> make_run(EvidenceRoom const& room, RunRequest const& request, std::string_view actor,
                             analysis::ForEach const& for_each, RunProgress const& progress);

/// Computes a run that is done once more and compares. Refuses run_not_reproduced with the first difference,
/// run_not_done, version_not_held.
base::Answer<void> verify_run(EvidenceRoom const& room, Run const& run, analysis::ForEach const& for_each,
                              RunProgress const& progress);

}  // namespace wardmote::evidence
