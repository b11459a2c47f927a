#include "analysis/cooccurrence/pairs.h"

#include <cmath>

#include "analysis/cooccurrence/kernel/choose.h"
#include "analysis/cooccurrence/stratified_columns.h"
#include "analysis/false_discovery.h"
#include "base/ensure.h"

namespace wardmote::analysis::cooccurrence {
namespace {

/// Of (first, first + 1) in the order of pairs.
std::size_t pair_number(std::size_t first, std::size_t factors) { return first * (2 * factors - first - 1) / 2; }

std::vector<FourFold> fourfolds(std::span<std::uint32_t const> both, std::span<std::uint32_t const> first,
                                std::span<std::uint32_t const> second, std::span<std::uint32_t const> all) {
  std::vector<FourFold> strata;
  for (std::size_t i = 0; i < all.size(); ++i)
    strata.push_back({both[i], first[i] - both[i], second[i] - both[i], all[i] - first[i] - second[i] + both[i]});
  return strata;
}

FourFold total_of(std::span<FourFold const> strata) {
  FourFold sum;
  for (auto const& [both, first_only, second_only, neither] : strata)
    sum = {sum.both + both, sum.first_only + first_only, sum.second_only + second_only, sum.neither + neither};
  return sum;
}

Pair tested(std::span<FourFold const> strata, LogFactorials const& factorials, PairOptions const& options) {
  Pair pair{.counts = total_of(strata)};
  auto const margins = pair.counts.margins();
  pair.lift = static_cast<double>(margins.all) * pair.counts.both / margins.marked / margins.chosen;
  pair.odds_ratio = odds_ratio(pair.counts);
  pair.common = mantel_haenszel(strata, options.confidence);
  pair.is_exact = exact_cost(strata) <= options.exact_cost_max;
  pair.exact =
      pair.is_exact ? exact_in_strata(factorials, strata, options.alternative) : ExactP{pair.common.p, pair.common.p};
  return pair;
}

void correct_for_all(std::vector<Pair>& pairs) {
  std::vector<double> p;
  for (auto const& pair : pairs) p.push_back(std::isnan(pair.common.p) ? pair.common.p : pair.exact.p);
  auto const bh = adjusted(p, Correction::bh), by = adjusted(p, Correction::by);
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].q_bh = bh[i], pairs[i].q_by = by[i];
}

}  // namespace

PairCounts pair_counts(FactorMatrix const& matrix, ForEach const& for_each) {
  auto const factors = matrix.factors();
  auto const& kernel = *kernel::usable_kernels().back();
  std::vector<kernel::Block const*> columns;
  for (std::size_t factor = 0; factor < factors; ++factor) columns.push_back(matrix.column(factor));
  PairCounts counts{std::vector<std::uint32_t>(factors), std::vector<std::uint32_t>(pair_number(factors, factors))};
  for_each(factors, [&](std::size_t first) {
    kernel.count_shared(columns[first], &columns[first], 1, matrix.blocks(), &counts.alone[first]);
    kernel.count_shared(columns[first], columns.data() + first + 1, factors - first - 1, matrix.blocks(),
                        counts.together.data() + pair_number(first, factors));
  });
  return counts;
}

std::vector<Pair> pairs(FactorMatrix const& matrix, PairOptions const& options, ForEach const& for_each) {
  ENSURE(options.exact_cost_max >= 0);
  auto const factors = matrix.factors();
  auto const& kernel = *kernel::usable_kernels().back();
  StratifiedColumns const columns(matrix);
  LogFactorials const factorials(matrix.discussions());
  auto const strata = columns.sizes().size();
  std::vector<std::uint32_t> alone;
  for (std::size_t factor = 0; factor < factors; ++factor)
    for (auto const count : columns.shared(factor, factor, factor + 1, kernel)) alone.push_back(count);
  auto const of = [&](std::size_t factor) { return std::span(alone).subspan(factor * strata, strata); };
  std::vector<Pair> answer(pair_number(factors, factors));
  for_each(factors, [&](std::size_t first) {
    auto const shared = columns.shared(first, first + 1, factors, kernel);
    for (auto second = first + 1; second < factors; ++second) {
      auto const both = std::span(shared).subspan((second - first - 1) * strata, strata);
      auto& pair = answer[pair_number(first, factors) + second - first - 1];
      pair = tested(fourfolds(both, of(first), of(second), columns.sizes()), factorials, options);
      pair.first = static_cast<std::uint32_t>(first), pair.second = static_cast<std::uint32_t>(second);
    }
  });
  correct_for_all(answer);
  return answer;
}

}  // namespace wardmote::analysis::cooccurrence
