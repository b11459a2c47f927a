#pragma once

#include <vector>

#include "analysis/cooccurrence/attainable.h"
#include "analysis/cooccurrence/closed_search.h"
#include "analysis/cooccurrence/significant_sets.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::cooccurrence {

/// What is known of all discussions together.
struct SearchedData {
  explicit SearchedData(FactorMatrix const& matrix);
  SearchedData(SearchedData const&) = delete;

  OrderedRows rows;
  ClosedSearch search;
  LogFactorials factorials;
  Margins all;                   ///< chosen: 0
  std::vector<FourFold> strata;  ///< of a set that nobody has
};

/// The closed sets with at least `support` discussions and p <= threshold, and how many could have a p so small; adjusted_p is
/// left to the caller.
SignificantSets kept_sets(SearchedData const& data, Attainable const& attainable, std::size_t support, double threshold,
                          SignificanceOptions const& options, ForEach const& for_each);

}  // namespace wardmote::analysis::cooccurrence
