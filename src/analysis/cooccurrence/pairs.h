#pragma once

#include <cstdint>
#include <vector>

#include "analysis/cooccurrence/factor_matrix.h"
#include "analysis/cooccurrence/stratified.h"
#include "analysis/for_each.h"

/// Which two factors are named together more, or less, often than each for itself would make them. See
/// docs/methods/co_occurrence.md.
namespace wardmote::analysis::cooccurrence {

/// How often each factor is named, and each two of them.
struct PairCounts {
  std::vector<std::uint32_t> alone;     ///< by factor
  std::vector<std::uint32_t> together;  ///< by pair: (0, 1), (0, 2), … (1, 2), …
};
/// Exact. Cost: pairs x discussions / 512 of an instruction or two.
PairCounts pair_counts(FactorMatrix const& matrix, ForEach const& for_each = in_order);

struct PairOptions {
  Alternative alternative = Alternative::two_sided;
  double confidence = 0.95;     ///< of the intervals
  double exact_cost_max = 2e5;  ///< of a pair (exact_cost); beyond it p is that of Mantel & Haenszel; >= 0
};

struct Pair {
  std::uint32_t first = 0;  ///< factors, first < second
  std::uint32_t second = 0;
  FourFold counts{};      ///< over all strata
  double lift = 0;        ///< n x both / (first x second): 1 by chance; NaN if one is never named
  double odds_ratio = 0;  ///< of the counts, strata not regarded: see odds_ratio()
  CommonOdds common{};    ///< with the strata held still
  ExactP exact{};         ///< in strata; Mantel & Haenszel's in both fields, two-sided, where `is_exact` is false
  bool is_exact = true;
  double q_bh = 1;  ///< of exact.p over all pairs: Benjamini & Hochberg, and Benjamini & Yekutieli
  double q_by = 1;  ///< the pairs depend on each other: this one holds whatever the dependence
};

/// Every pair, in the order of PairCounts. A pair of which in every stratum one factor is always or never named is no test: p 1, q NaN,
/// and it counts for nothing in the others' q. The same to the last bit for any order of the discussions and any threads.
/// Cost: pair_counts, and for each pair the probable part of a tail, or exact_cost.
std::vector<Pair> pairs(FactorMatrix const& matrix, PairOptions const& options = {},
                        ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::cooccurrence
