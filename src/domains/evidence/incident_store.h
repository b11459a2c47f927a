#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domains/evidence/dataset.h"
#include "domains/evidence/incident.h"
#include "store/session.h"

namespace wardmote::evidence {

/// Which counts; an empty text stands for all. Months as "2018-03", both ends included.
struct CountFilter {
  std::string from{};
  std::string to{};
  std::string offence{};
  std::string area{};
};

struct CountOf {
  std::string key;  ///< the month, offence or area that is counted; an empty area: not published
  std::int64_t incidents = 0;
};

/// Counts of the current version of a dataset, by key: each month, offence or area that has any.
std::vector<CountOf> counts_by_month(store::Reader& reader, base::Id<Dataset> dataset, CountFilter const& filter);
std::vector<CountOf> counts_by_offence(store::Reader& reader, base::Id<Dataset> dataset, CountFilter const& filter);
std::vector<CountOf> counts_by_area(store::Reader& reader, base::Id<Dataset> dataset, CountFilter const& filter);

/// Every count of the current version, by month, offence and area.
std::vector<IncidentCount> all_counts(store::Reader& reader, base::Id<Dataset> dataset);

/// How many incidents of the current version have their place withheld, moved to an intersection or block, and so on.
std::vector<CountOf> counts_by_place_precision(store::Reader& reader, base::Id<Dataset> dataset);

}  // namespace wardmote::evidence
