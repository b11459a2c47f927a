#pragma once

#include <string>

#include "domains/evidence/analyses/run_story.h"
#include "domains/evidence/analyses/watch_request.h"
#include "domains/evidence/analyses/watch_result.h"

/// What an early warning says (run_story.h).
namespace wardmote::evidence {

RunStory story_of(WatchRequest const& request, WatchResult const& result, RunNames const& names,
                  web::Tongue const& tongue);
RunSummary summary_of(WatchRequest const& request, WatchResult const* result, web::Tongue const& tongue);

/// One count: when, where, how many, and how many would be usual.
std::string series_sentence(WatchRequest const& request, WatchSeries const& series, RunNames const& names,
                            web::Tongue const& tongue);

/// The request in words, for the card of the method and the form.
std::string method_words(WatchMethod method, web::Tongue const& tongue);
std::string control_words(WatchRequest const& request, web::Tongue const& tongue);
std::string decision_words(WatchDecision decision, web::Tongue const& tongue);

}  // namespace wardmote::evidence
