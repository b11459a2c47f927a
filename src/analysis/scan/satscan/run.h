#pragma once

#include <string>
#include <vector>

#include "analysis/scan/input/study_builder.h"
#include "analysis/scan/options.h"
#include "analysis/scan/satscan/parameter_file.h"

namespace wardmote::analysis::scan {

/// The files of a data set; empty: none.
struct DataFiles {
  std::string cases, controls, population;
  std::string name;  ///< that the file gives it, or its number
};

/// A run as a SaTScan parameter file asks for it.
struct SatscanRun {
  std::vector<DataFiles> data_sets;         ///< one, or several that are scanned together (its multivariate purpose)
  std::string coordinates_file, grid_file;  ///< empty: none
  Plan plan;
  ScanOptions options;
};

/// Reads what a run asks for. Refuses, with the line: a setting that is not known, a value that is none
/// (scan_setting_invalid), and what this program computes differently or not at all (scan_setting_unsupported). Settings
/// about the files and pictures that SaTScan writes are passed over.
base::Answer<SatscanRun> satscan_run(ParameterFile const& parameters);

}  // namespace wardmote::analysis::scan
