#pragma once

#include <functional>

#include "analysis/for_each.h"
#include "base/refusal.h"
#include "domains/evidence/analyses/run.h"
#include "domains/evidence/analyses/run_input.h"
#include "domains/evidence/analyses/run_result.h"

namespace wardmote::evidence {

/// Told how many parts of how many are done; says whether to go on.
using RunProgress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// The result of a request on its input: a pure function of the two, the same to the last bit for any threads. Refuses
/// analysis_cases_too_few, analysis_places_too_few and, when told to stop, job_stopped.
base::Answer<RunResult> result_of(RunRequest const& request, RunInput const& input, analysis::ForEach const& for_each,
                                  RunProgress const& progress);

}  // namespace wardmote::evidence
