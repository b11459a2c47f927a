#pragma once

#include <map>
#include <string>
#include <vector>

#include "domains/evidence/analyses/run.h"
#include "domains/evidence/analyses/run_result.h"
#include "web/context.h"

/// What a run says, in plain words. The words follow from its numbers by rule; nobody writes them.
namespace wardmote::evidence {

/// What the sentences speak of beside the numbers.
struct RunNames {
  std::string publisher{};
  std::map<std::string, std::string> areas{};  ///< by code; an area without a name is called by its code
};

struct RunStory {
  std::string headline{};             ///< what, where, when
  std::string certainty{};            ///< how sure
  std::string power{};                ///< what would have been found; empty if that cannot be said
  std::vector<std::string> limits{};  ///< what it does not say
};

RunStory story_of(RunRequest const& request, RunResult const& result, RunNames const& names, web::Tongue const& tongue);

/// One cluster: what, where, when, against what.
std::string cluster_sentence(RunRequest const& request, RunCluster const& cluster, RunNames const& names,
                             web::Tongue const& tongue);
/// "West End, Strathcona, Sunset and 3 more areas"
std::string areas_phrase(RunCluster const& cluster, RunNames const& names, web::Tongue const& tongue);
/// How seldom chance does the like.
std::string certainty_sentence(RunCluster const& cluster, std::int64_t replicates, web::Tongue const& tongue);

/// The request in words, for the card of the method.
std::string model_words(RunModel model, web::Tongue const& tongue);
std::string baseline_words(RunBaseline baseline, web::Tongue const& tongue);
std::string step_words(RunStep step, web::Tongue const& tongue);
/// "all offences", or their names.
std::string offences_words(RunRequest const& request, web::Tongue const& tongue);

}  // namespace wardmote::evidence
