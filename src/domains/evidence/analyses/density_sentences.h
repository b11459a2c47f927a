#pragma once

#include <string>

#include "domains/evidence/analyses/density_request.h"
#include "domains/evidence/analyses/density_result.h"
#include "domains/evidence/analyses/run_story.h"

/// What a density says (run_story.h).
namespace wardmote::evidence {

RunStory story_of(DensityRequest const& request, DensityResult const& result, RunNames const& names,
                  web::Tongue const& tongue);
RunSummary summary_of(DensityRequest const& request, DensityResult const* result, web::Tongue const& tongue);

}  // namespace wardmote::evidence
