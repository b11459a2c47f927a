#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "analysis/for_each.h"
#include "base/refusal.h"
#include "domains/evidence/room.h"

namespace wardmote::evidence {

/// Told of each analysis of a list once it is there, by its dataset.
using AnalysisTold = std::function<void(std::string_view dataset)>;

/// Makes each analysis of `demo_folder`/analyses.yaml and publishes its finding with its statement, unless a published
/// finding rests on that very request and version. Refuses file_unreadable and mapping_invalid, with line, and as
/// `request_for` and `make_run` do.
base::Answer<void> make_demo_analyses(EvidenceRoom const& room, std::string const& demo_folder, std::string_view actor,
                                      analysis::ForEach const& for_each, AnalysisTold const& told);

}  // namespace wardmote::evidence
