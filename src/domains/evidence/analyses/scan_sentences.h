#pragma once

#include <string>

#include "domains/evidence/analyses/run_story.h"
#include "domains/evidence/analyses/scan_request.h"
#include "domains/evidence/analyses/scan_result.h"

/// What a scan says (run_story.h).
namespace wardmote::evidence {

RunStory story_of(ScanRequest const& request, ScanResult const& result, RunNames const& names,
                  web::Tongue const& tongue);
RunSummary summary_of(ScanRequest const& request, ScanResult const* result, web::Tongue const& tongue);

/// One cluster: what, where, when, against what.
std::string cluster_sentence(ScanRequest const& request, ScanCluster const& cluster, RunNames const& names,
                             web::Tongue const& tongue);
/// "West End, Strathcona, Sunset and 3 more areas"
std::string areas_phrase(ScanCluster const& cluster, RunNames const& names, web::Tongue const& tongue);
/// How seldom chance does the like.
std::string certainty_sentence(ScanCluster const& cluster, std::int64_t replicates, web::Tongue const& tongue);

/// The request in words, for the card of the method.
std::string model_words(ScanModel model, web::Tongue const& tongue);
std::string baseline_words(ScanBaseline baseline, web::Tongue const& tongue);
std::string step_words(ScanStep step, web::Tongue const& tongue);

}  // namespace wardmote::evidence
