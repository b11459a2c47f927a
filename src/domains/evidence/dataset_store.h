#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domains/evidence/dataset.h"
#include "store/session.h"

namespace wardmote::evidence {

/// The datasets of a board, in the order of `position`.
std::vector<Dataset> list_datasets(store::Reader& reader, store::BoardId board);

/// The dataset of that slug.
std::optional<Dataset> find_dataset(store::Reader& reader, store::BoardId board, std::string_view slug);

/// Adds the dataset, or brings what is said about it (not its id and slug) up to date; whether anything changed. The
/// caller records the audit entry.
bool put_dataset(store::Writer& writer, store::BoardId board, Dataset const& dataset);

/// The versions of a dataset, newest first, those that are loading or were discarded left out.
std::vector<DatasetVersion> list_versions(store::Reader& reader, base::Id<Dataset> dataset);

/// The version that shows.
std::optional<DatasetVersion> current_version(store::Reader& reader, base::Id<Dataset> dataset);

}  // namespace wardmote::evidence
