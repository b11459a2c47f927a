#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "domains/evidence/dataset.h"
#include "store/database.h"

namespace wardmote::evidence {

/// A dataset and the files that are its version.
struct DatasetFiles {
  Dataset dataset;
  std::vector<std::string> files;  ///< relative to the folder of the list
};

/// The list of datasets that a YAML text holds (demo/datasets.yaml says how). Refuses file_unreadable and
/// mapping_invalid, with line.
base::Answer<std::vector<DatasetFiles>> dataset_files_of(std::string_view yaml, std::string_view file);

/// Told now and then how many bytes of how many of a dataset were read.
using DatasetProgress =
    std::function<void(std::string_view dataset, std::uint64_t done_bytes, std::uint64_t total_bytes)>;

/// Puts each dataset of `demo_folder`/datasets.yaml and imports its files, by the layouts of `catalog_folder`/layouts.
/// What is held already stays as it is. Refuses as the list and `import_file` do.
base::Answer<void> load_demo_datasets(store::Database& database, store::BoardId board, std::string const& demo_folder,
                                      std::string const& catalog_folder, std::string_view actor,
                                      DatasetProgress const& progress, base::Clock const& clock);

}  // namespace wardmote::evidence
