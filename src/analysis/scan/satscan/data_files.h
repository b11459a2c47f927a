#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/scan/input/study_builder.h"
#include "analysis/scan/satscan/run.h"

namespace wardmote::analysis::scan {

/// A file as it was read, and what to call it in a message.
struct FileText {
  std::string name;
  std::string_view text;
};

/// The texts of a data set's files, and of a run's; those that the run does not name are empty.
struct DataTexts {
  FileText cases, controls{}, population{};
};
struct SatscanTexts {
  FileText coordinates, grid;
  std::vector<DataTexts> data_sets;  ///< as the run has them
};

/// Reads SaTScan's data files: fields between blanks or commas, a field with blanks in double quotes, empty lines passed
/// over. Coordinates: name, x, y (or latitude, longitude). Grid: x, y. Cases: name, count, date unless the run has none,
/// covariates. Controls: name, count, date. Population: name, date, persons, covariates. Refuses the first line that
/// cannot be used (scan_row_invalid), and files that do not fit together (scan_data_invalid).
base::Answer<NamedStudy> satscan_study(SatscanRun const& run, SatscanTexts const& texts);

}  // namespace wardmote::analysis::scan
