#pragma once

#include <optional>
#include <vector>

#include "domains/evidence/claim.h"
#include "domains/evidence/comparators.h"
#include "domains/evidence/published_value.h"
#include "store/session.h"

namespace wardmote::evidence {

/// Which claim is asked for. No year: the newest for which the own place has a value.
struct ClaimQuestion {
  SeverityIndex index = SeverityIndex::csi_total;
  std::optional<int> year;
  ComparatorList list;
};

/// The years for which a list has places and the own place has a value, newest first.
std::vector<int> claim_years(store::Reader& reader, store::BoardId board, ClaimQuestion const& question);

/// The places of a list with their values. Refuses year_not_published, and comparators_too_few where
/// the list has no place with this index in any year.
base::Answer<ClaimGrounds> read_grounds(store::Reader& reader, store::BoardId board, ClaimQuestion const& question);

/// The own place's index as it was published in its time, by year; values of several releases side by side.
std::vector<PublishedValue> read_own_series(store::Reader& reader, store::BoardId board, PlaceName const& own,
                                            SeverityIndex index);

}  // namespace wardmote::evidence
