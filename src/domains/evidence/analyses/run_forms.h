#pragma once

#include <variant>

#include "domains/evidence/analyses/density_rules.h"
#include "domains/evidence/analyses/run_kinds.h"
#include "domains/evidence/analyses/scan_rules.h"
#include "domains/evidence/analyses/watch_rules.h"

/// What is asked, before it is a request: for each kind of analysis a question and a form.
namespace wardmote::evidence {

using RunForm = std::variant<ScanForm, WatchForm, DensityForm>;

/// The request that a form makes, by the rules of its kind.
base::Answer<RunRequest> request_for(RunForm const& form, RunFacts const& facts);
std::string const& dataset_of(RunForm const& form);

}  // namespace wardmote::evidence
