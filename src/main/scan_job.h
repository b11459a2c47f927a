#pragma once

#include <string>
#include <vector>

#include "analysis/scan/input/study_builder.h"
#include "analysis/scan/options.h"
#include "base/refusal.h"
#include "main/options.h"
#include "main/scan_before.h"

namespace wardmote {

/// What is scanned, and how.
struct ScanJob {
  analysis::scan::Plan plan;
  analysis::scan::ScanOptions options;
  analysis::scan::NamedStudy named;
  std::vector<std::string> outlines;   ///< of places that are areas: geometries of GeoJSON, in the order of their names
  std::optional<EarlierScan> earlier;  ///< whose clusters are followed
};

/// From SaTScan's parameter file and the files that it names, which lie beside it unless their paths are absolute.
base::Answer<ScanJob> scan_job_of_parameters(Options::Scan const& asked);

/// From CSV files.
base::Answer<ScanJob> scan_job_of_csv(Options::Scan const& asked);

}  // namespace wardmote
