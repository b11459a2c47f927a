#pragma once

#include <string>

#include "analysis/surveillance/watch.h"
#include "main/options.h"
#include "main/week_counts.h"

namespace wardmote {

/// What `wardmote watch` computed from, and what came out.
struct WatchJob {
  WeekCounts counts;
  analysis::surveillance::WatchOptions options;
};

/// The answer as text for people (alarms, then who was not judged, and how many false alarms chance makes), JSON, or CSV (a line for each series).
std::string watch_report(WatchJob const& job, analysis::surveillance::Watch const& answer, OutputFormat format);

}  // namespace wardmote
