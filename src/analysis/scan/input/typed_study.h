#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/scan/input/study_builder.h"

namespace wardmote::analysis::scan {

/// Types of cases by name, each a study of the same places and intervals.
using TypedStudies = std::vector<std::pair<std::string, NamedStudy>>;

/// Puts the types together into one study, in their order; a single type stays as it is, without a name. The mean population is
/// kept where all types have the same. Gives what is wrong with a type.
Fault join_types(TypedStudies typed, NamedStudy& joined);

}  // namespace wardmote::analysis::scan
