#include "analysis/cooccurrence/ordered_rows.h"

#include <algorithm>
#include <numeric>

#include "analysis/cooccurrence/bit_sets.h"

namespace wardmote::analysis::cooccurrence {
namespace {

template <class Number>
std::vector<std::uint32_t> first_numbers(Number count) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0u);
  return numbers;
}

}  // namespace

FactorSet FactorSet::below(std::size_t factor) const {
  FactorSet answer;
  auto const word = factor / 64;
  for (std::size_t w = 0; w < word; ++w) answer.words[w] = words[w];
  if (word < words_max) answer.words[word] = words[word] & ((std::uint64_t{1} << factor % 64) - 1);
  return answer;
}

OrderedRows::OrderedRows(FactorMatrix const& matrix)
    : words((matrix.factors() + 63) / 64), original(first_numbers(matrix.factors())), having(matrix.factors()) {
  auto const n = matrix.discussions();
  std::vector<std::vector<std::uint32_t>> discussions;
  for (std::size_t factor = 0; factor < matrix.factors(); ++factor)
    discussions.push_back(matrix.discussions_with(factor));
  std::ranges::stable_sort(original, {}, [&](auto factor) { return discussions[factor].size(); });
  std::vector<FactorSet> unordered(n);
  for (std::size_t rank = 0; rank < original.size(); ++rank)
    for (auto const discussion : discussions[original[rank]]) unordered[discussion].add(rank);
  auto order = first_numbers(n);
  auto const strata = matrix.strata();
  std::ranges::sort(order, [&](auto a, auto b) {
    return strata[a] != strata[b] ? strata[a] < strata[b] : unordered[a] < unordered[b];
  });
  for (std::uint32_t row = 0; row < n; ++row) {
    auto const discussion = order[row];
    if (row > 0 && strata[discussion] != strata[order[row - 1]]) stratum_first.push_back(row);
    sets.push_back(unordered[discussion]);
    outcomes.push_back(matrix.has_outcome(discussion) ? 1 : 0);
    for (std::size_t w = 0; w < words; ++w)
      each_bit_while(sets.back().words[w], w * 64, [&](auto factor) { return having[factor].push_back(row), true; });
  }
  stratum_first.push_back(static_cast<std::uint32_t>(n));
}

std::vector<std::uint32_t> OrderedRows::named(FactorSet const& set) const {
  std::vector<std::uint32_t> factors;
  for (std::size_t rank = 0; rank < original.size(); ++rank)
    if (set.has(rank)) factors.push_back(original[rank]);
  std::ranges::sort(factors);
  return factors;
}

}  // namespace wardmote::analysis::cooccurrence
