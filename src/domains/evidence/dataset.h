#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "web/bilingual.h"

namespace wardmote::evidence {

using web::Bilingual;

enum class DatasetKind { areas, published_values, incidents };
BOOST_DESCRIBE_ENUM(DatasetKind, areas, published_values, incidents)

/// A source that is read again and again.
struct Dataset {
  base::Id<Dataset> id{};
  std::string slug;
  int position = 0;
  DatasetKind kind = DatasetKind::published_values;
  std::string layout;
  Bilingual title;
  Bilingual summary;
  Bilingual caution;
  std::string publisher;
  std::string licence;
  bool licence_is_checked = false;
  std::string source;
  std::string source_url;
  std::string source_date;
  std::string time_zone = "America/Toronto";
  friend bool operator==(Dataset const&, Dataset const&) = default;
};

enum class VersionState { loading, current, superseded, discarded };
BOOST_DESCRIBE_ENUM(VersionState, loading, current, superseded, discarded)

/// One reading of a file into a dataset.
struct DatasetVersion {
  base::Id<DatasetVersion> id{};
  std::int64_t number = 0;
  VersionState state = VersionState::loading;
  std::string file_name;
  std::string file_hash;
  std::int64_t file_bytes = 0;
  std::string layout_hash;
  std::int64_t rows_taken = 0;
  std::int64_t rows_rejected = 0;
  std::string first_period;
  std::string last_period;
  base::Instant imported_at{};
};

}  // namespace wardmote::evidence
