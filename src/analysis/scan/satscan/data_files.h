#pragma once

#include <string>
#include <string_view>

#include "analysis/scan/input/study_builder.h"
#include "analysis/scan/satscan/run.h"

namespace wardmote::analysis::scan {

/// A file as it was read, and what to call it in a message.
struct FileText {
  std::string name;
  std::string_view text;
};

/// The texts of a run's files; those that the run does not name are empty.
struct SatscanTexts {
  FileText coordinates, grid, cases, controls, population;
};

/// Reads SaTScan's data files: fields between blanks or commas, a field with blanks in double quotes, empty lines passed
/// over. Coordinates: name, x, y (or latitude, longitude). Grid: x, y. Cases: name, count, date unless the run has none,
/// covariates. Controls: name, count, date. Population: name, date, persons, covariates. Refuses the first line that
/// cannot be used (scan_row_invalid), and files that do not fit together (scan_data_invalid).
base::Answer<NamedStudy> satscan_study(SatscanRun const& run, SatscanTexts const& texts);

}  // namespace wardmote::analysis::scan
