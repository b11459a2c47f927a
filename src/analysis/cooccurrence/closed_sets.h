#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/cooccurrence/factor_matrix.h"
#include "analysis/for_each.h"

/// Which sets of factors are often named together. See docs/methods/co_occurrence.md.
namespace wardmote::analysis::cooccurrence {

struct ClosedSet {
  std::vector<std::uint32_t> factors;  ///< ascending, at least one
  std::uint32_t support = 0;           ///< discussions that have them all, whatever else they have
  friend bool operator==(ClosedSet const&, ClosedSet const&) = default;
};

enum class ClosedOutcome {
  computed,
  too_many_sets,  ///< ask for a higher support
};

struct ClosedSets {
  ClosedOutcome outcome = ClosedOutcome::computed;
  std::vector<ClosedSet> sets;  ///< the most frequent first, equal ones by their factors; empty unless computed
};

/// The closed sets that at least `support_min` discussions have. Closed: no further factor is in all of these discussions. The
/// support of any other frequent set is that of the smallest closed one that holds it, so nothing is lost. Requires
/// support_min >= 1. The same for any order of the discussions and any threads. Cost grows with the number of sets, which may grow
/// exponentially as the support falls: beyond sets_max the search ends with an outcome.
ClosedSets closed_sets(FactorMatrix const& matrix, std::uint32_t support_min, std::size_t sets_max = 100'000,
                       ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::cooccurrence
