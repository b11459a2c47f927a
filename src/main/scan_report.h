#pragma once

#include <string>

#include "analysis/scan/scan.h"
#include "main/scan_job.h"

namespace wardmote {

/// The answer of a scan as text for people, JSON, CSV (a line for each cluster) or GeoJSON (a circle for each).
std::string scan_report(ScanJob const& job, analysis::scan::ScanAnswer const& answer, OutputFormat format);

}  // namespace wardmote
