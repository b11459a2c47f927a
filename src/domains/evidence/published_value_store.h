#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domains/evidence/published_value.h"
#include "store/session.h"

namespace wardmote::evidence {

/// What to look for; an empty text or list and no year stand for all.
struct ValueFilter {
  std::vector<std::string> measures{};
  std::string area{};
  std::string offence{};
  std::optional<int> year{};
};

/// The values of a dataset that stand (of a published version, not superseded), by area, year, measure, offence and
/// row.
std::vector<PublishedValue> values_of(store::Reader& reader, base::Id<Dataset> dataset, ValueFilter const& filter);

/// Also those that were superseded: the same order, older versions first.
std::vector<PublishedValue> values_and_revisions_of(store::Reader& reader, base::Id<Dataset> dataset,
                                                    ValueFilter const& filter);

/// What a dataset's standing values are about: each measure with how many values it has, how many of them are zero and
/// how many were not published, and its years.
struct MeasureSummary {
  std::string measure;
  std::int64_t values = 0;
  std::int64_t zeros = 0;
  std::int64_t not_published = 0;
  int first_year = 0;
  int last_year = 0;
  std::int64_t areas = 0;
};
std::vector<MeasureSummary> measures_of(store::Reader& reader, base::Id<Dataset> dataset);

}  // namespace wardmote::evidence
