#pragma once

#include <string>

#include "analysis/interaction/near_repeat.h"
#include "main/options.h"

namespace wardmote {

/// The answer of `wardmote near-repeat` as text for people (the tables that the field prints), JSON, or CSV (a line for
/// each band of distance and of days).
std::string near_repeat_report(Options::NearRepeat const& asked, std::size_t events,
                               analysis::interaction::NearRepeatGrid const& answer, OutputFormat format);

}  // namespace wardmote
