#pragma once

#include <string>
#include <vector>

#include "domains/evidence/dataset.h"
#include "domains/evidence/incident.h"
#include "domains/evidence/incident_counts.h"
#include "domains/evidence/incident_filter.h"
#include "store/session.h"

namespace wardmote::evidence {

/// Which counts; an empty text stands for all. Months as "2018-03", both ends included.
struct CountFilter {
  std::string from{};
  std::string to{};
  std::string offence{};
  std::string area{};
};

/// Counts of the current version of a dataset: each month that has any.
std::vector<CountOf> counts_by_month(store::Reader& reader, base::Id<Dataset> dataset, CountFilter const& filter);

/// Counts of the current version by area or month and by offence, in this order: each cell that has any.
std::vector<CellCount> counts_in_grid(store::Reader& reader, base::Id<Dataset> dataset, GridRows rows,
                                      CountFilter const& filter);

/// Every count of the current version, by month, offence and area.
std::vector<IncidentCount> all_counts(store::Reader& reader, base::Id<Dataset> dataset);

/// How many incidents of the current version have their place withheld, moved to an intersection or block, and so on.
std::vector<CountOf> counts_by_place_precision(store::Reader& reader, base::Id<Dataset> dataset);

/// The offences of the current version of which the publisher withholds the place of at least one incident.
std::vector<std::string> offences_with_withheld_places(store::Reader& reader, base::Id<Dataset> dataset);

}  // namespace wardmote::evidence
