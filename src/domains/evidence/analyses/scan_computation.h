#pragma once

#include "analysis/for_each.h"
#include "base/refusal.h"
#include "domains/evidence/analyses/run_progress.h"
#include "domains/evidence/analyses/scan_input.h"
#include "domains/evidence/analyses/scan_request.h"
#include "domains/evidence/analyses/scan_result.h"

namespace wardmote::evidence {

/// The result of a request on its input: a pure function of the two, the same to the last bit for any threads. Refuses
/// analysis_cases_too_few, analysis_places_too_few and, when told to stop, job_stopped.
base::Answer<ScanResult> result_of(ScanRequest const& request, ScanInput const& input,
                                   analysis::ForEach const& for_each, RunProgress const& progress);

}  // namespace wardmote::evidence
