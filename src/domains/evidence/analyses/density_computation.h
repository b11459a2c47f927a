#pragma once

#include "analysis/for_each.h"
#include "base/refusal.h"
#include "domains/evidence/analyses/density_input.h"
#include "domains/evidence/analyses/density_request.h"
#include "domains/evidence/analyses/density_result.h"
#include "domains/evidence/analyses/run_progress.h"

namespace wardmote::evidence {

/// A surface of fewer incidents shows single ones.
inline constexpr std::int64_t density_incidents_min = 50;
/// A cell is shown if the kernel there rests on about so many: its density times 4 pi h^2.
inline constexpr double shown_incidents_min = 5;
/// The densest part of the area that headlines speak of.
inline constexpr double densest_share = 0.05;

/// The result of a request on its input: a pure function of the two, the same to the last bit for any threads. Refuses
/// analysis_cases_too_few below density_incidents_min before the held-out part and, when told to stop, job_stopped.
base::Answer<DensityResult> result_of(DensityRequest const& request, DensityInput const& input,
                                      analysis::ForEach const& for_each, RunProgress const& progress);

}  // namespace wardmote::evidence
