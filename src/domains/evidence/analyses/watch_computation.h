#pragma once

#include "analysis/for_each.h"
#include "analysis/surveillance/watch.h"
#include "base/refusal.h"
#include "domains/evidence/analyses/run_progress.h"
#include "domains/evidence/analyses/watch_input.h"
#include "domains/evidence/analyses/watch_request.h"
#include "domains/evidence/analyses/watch_result.h"

namespace wardmote::evidence {

/// No count of fewer incidents is an alarm: what so few people lived through could be recognised.
inline constexpr int alarm_incidents_min = 5;
/// Series whose weeks are kept, and how many of these: what a page draws.
inline constexpr std::size_t timelines_kept = 12;
inline constexpr std::size_t timeline_weeks = 52;

/// As the analysis takes it.
analysis::surveillance::WatchOptions watch_options(WatchRequest const& request);

/// The result of a request on its input: a pure function of the two, the same to the last bit for any threads. Looked at is
/// every offence in every area that the input has. Refuses analysis_cases_too_few where there is none and, when told to
/// stop, job_stopped.
base::Answer<WatchResult> result_of(WatchRequest const& request, WatchInput const& input,
                                    analysis::ForEach const& for_each, RunProgress const& progress);

}  // namespace wardmote::evidence
