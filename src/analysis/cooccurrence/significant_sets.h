#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/cooccurrence/factor_matrix.h"
#include "analysis/cooccurrence/stratified.h"
#include "analysis/for_each.h"

/// Which sets of factors go with an outcome, among all sets there are, with the looking everywhere allowed for. See
/// docs/methods/co_occurrence.md.
namespace wardmote::analysis::cooccurrence {

enum class Control {
  westfall_young,  ///< by the least p-value of worlds in which the outcome is put on the discussions anew (Westfall & Young 1993)
  tarone,  ///< by the number of sets that could be significant at all (Tarone 1990); no random numbers, less power
};

struct SignificanceOptions {
  Control control = Control::westfall_young;
  Alternative alternative = Alternative::two_sided;  ///< of having all factors of the set, on the outcome
  double level = 0.05;       ///< chance that any set at all is called significant where none is related; 0 < level < 1
  std::size_t worlds = 999;  ///< Westfall & Young: level x (worlds + 1) >= 1
  std::uint64_t seed = 20240607;
  std::size_t sets_max = 20'000'000;  ///< closed sets looked at
  double confidence = 0.95;           ///< of the intervals
};

enum class SignificanceOutcome {
  computed,
  no_outcome,        ///< no discussion has the outcome, or all have: there is nothing to tell apart
  nothing_testable,  ///< too few discussions have it: no set there is could be significant at this level
  too_many_sets,     ///< more than sets_max had to be looked at
};

struct SignificantSet {
  std::vector<std::uint32_t> factors{};  ///< ascending
  FourFold counts{};                     ///< first: has all the factors; second: has the outcome
  double odds_ratio = 0;                 ///< of the counts
  CommonOdds common{};                   ///< with the strata held still
  double p = 1;                          ///< Fisher's, of the counts
  double adjusted_p = 1;                 ///< the smallest level of the whole search at which the set is significant
};

struct SignificantSets {
  SignificanceOutcome outcome = SignificanceOutcome::computed;
  double threshold = 0;           ///< p of a significant set is at most this (tarone), or less than it (westfall_young)
  std::uint32_t support_min = 0;  ///< in fewer discussions no set is significant, whatever its outcomes
  double attainable_p = 0;        ///< the least p that a set with that support, or with less, can have
  std::uint64_t testable = 0;     ///< closed sets that can have a p so small
  std::vector<SignificantSet> sets{};  ///< smallest p first, equal ones by their factors
};

/// Sets are closed: of several that exactly the same discussions have, the largest. Tarone: with m sets that can reach p <= d, the
/// largest d with m d <= level (LAMP: Terada, Okada-Hatakeyama, Tsuda & Sese 2013, PNAS 110:12996-13001), and then p <= level / m. Westfall
/// & Young (the search of Llinares-López, Sugiyama, Papaxanthos & Borgwardt 2015, KDD:725-734): adjusted p = (1 + worlds whose least
/// p is as small) / (worlds + 1). Worlds put the outcome on the discussions of each stratum anew, so that what comes of the strata alone is
/// chance; Tarone's count knows no strata. The same to the last bit for any order of the discussions and any
/// threads. Memory: discussions x worlds / 8 bytes. Cost: support x worlds / 512 of some instructions a set.
SignificantSets significant_sets(FactorMatrix const& matrix, SignificanceOptions const& options = {},
                                 ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::cooccurrence
