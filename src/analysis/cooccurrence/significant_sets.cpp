#include "analysis/cooccurrence/significant_sets.h"

#include <algorithm>
#include <cmath>

#include "analysis/cooccurrence/kept_sets.h"
#include "analysis/cooccurrence/least_significant.h"
#include "base/ensure.h"

namespace wardmote::analysis::cooccurrence {
namespace {

/// Searches all branches, those of a wave with what the waves before knew.
template <class Bound>
void search_all(SearchedData const& data, std::size_t sets_max, Bound& bound, ForEach const& for_each) {
  auto const branches = data.rows.factors();
  for (std::size_t first = 0; first < branches && bound.looked_at() <= sets_max; first += wave) {
    auto const before = bound;
    std::vector<Bound> own(std::min(wave, branches - first), bound);
    for_each(own.size(), [&](std::size_t i) { data.search.branch(first + i, own[i]); });
    for (auto const& one : own) bound.join(one, before);
  }
}

SignificantSets without(SignificanceOutcome outcome) { return {.outcome = outcome}; }

SignificantSets by_tarone(SearchedData const& data, Attainable const& attainable, SignificanceOptions const& options,
                          ForEach const& for_each) {
  TaroneBound bound(attainable, options.level, options.sets_max);
  search_all(data, options.sets_max, bound, for_each);
  if (bound.looked_at() > options.sets_max) return without(SignificanceOutcome::too_many_sets);
  if (bound.testable() == 0) return without(SignificanceOutcome::nothing_testable);
  auto const testable = static_cast<double>(bound.testable());
  auto answer = kept_sets(data, attainable, bound.least_support(), options.level / testable, options, for_each);
  for (auto& set : answer.sets) set.adjusted_p = std::min(1.0, testable * set.p);
  return answer;
}

SignificantSets by_worlds(SearchedData const& data, Attainable const& attainable, SignificanceOptions const& options,
                          ForEach const& for_each) {
  auto const worlds = static_cast<double>(options.worlds) + 1;
  auto const most = std::floor(options.level * worlds + 1e-9);  // worlds, the true one included, that may be as extreme
  ENSURE(most >= 1);
  PermutedLabels const labels(data.rows, options.worlds, options.seed, for_each);
  WorldBound bound(attainable, data.factorials, data.all, labels, options.alternative,
                   static_cast<std::size_t>(most) - 1, options.sets_max);
  for (std::size_t branch = 0; branch < data.rows.factors(); ++branch) data.search.branch(branch, bound, true);
  search_all(data, options.sets_max, bound, for_each);
  if (bound.looked_at() > options.sets_max) return without(SignificanceOutcome::too_many_sets);
  auto answer = kept_sets(data, attainable, bound.least_support(), bound.threshold(), options, for_each);
  if (answer.testable == 0) return without(SignificanceOutcome::nothing_testable);
  for (auto& set : answer.sets) set.adjusted_p = (1 + static_cast<double>(bound.worlds_at_most(set.p))) / worlds;
  std::erase_if(answer.sets, [&](SignificantSet const& set) { return set.adjusted_p * worlds > most + 0.5; });
  return answer;
}

}  // namespace

SignificantSets significant_sets(FactorMatrix const& matrix, SignificanceOptions const& options,
                                 ForEach const& for_each) {
  ENSURE(options.level > 0 && options.level < 1);
  SearchedData const data(matrix);
  if (data.all.marked == 0 || data.all.marked == data.all.all) return without(SignificanceOutcome::no_outcome);
  Attainable const attainable(data.factorials, data.all.all, data.all.marked, options.alternative);
  return options.control == Control::tarone ? by_tarone(data, attainable, options, for_each)
                                            : by_worlds(data, attainable, options, for_each);
}

}  // namespace wardmote::analysis::cooccurrence
