#pragma once

#include "analysis/scan/input/study_builder.h"
#include "analysis/scan/options.h"
#include "base/refusal.h"
#include "main/options.h"

namespace wardmote {

/// What the arguments ask for, before the rows are read.
struct ScanPlan {
  analysis::scan::Plan plan;
  analysis::scan::ScanOptions options;
};

/// Refuses usage_invalid what does not go together. Reads the files' first lines and their dates.
base::Answer<ScanPlan> scan_plan(Options::Scan const& asked);

}  // namespace wardmote
