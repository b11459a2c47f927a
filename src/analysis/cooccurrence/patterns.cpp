#include "analysis/cooccurrence/patterns.h"

#include <algorithm>

#include "analysis/cooccurrence/bit_sets.h"

namespace wardmote::analysis::cooccurrence {

Patterns patterns_of(FactorMatrix const& matrix) {
  std::vector<FactorSet> discussions(matrix.discussions());
  for (std::size_t factor = 0; factor < matrix.factors(); ++factor)
    for (auto const discussion : matrix.discussions_with(factor)) discussions[discussion].add(factor);
  return patterns_of(matrix.factors(), std::move(discussions));
}

Patterns patterns_of(std::size_t factors, std::vector<FactorSet> discussions) {
  Patterns answer{.factors = factors, .total = static_cast<double>(discussions.size())};
  std::ranges::sort(discussions);
  for (std::size_t i = 0; i < discussions.size(); ++i) {
    if (i > 0 && discussions[i] == discussions[i - 1]) {
      ++answer.weights.back();
      continue;
    }
    for (std::size_t w = 0; w < FactorSet::words_max; ++w)
      each_bit_while(discussions[i].words[w], 64 * w, [&](std::size_t factor) {
        answer.named.push_back(static_cast<std::uint32_t>(factor));
        return true;
      });
    answer.first.push_back(answer.named.size());
    answer.weights.push_back(1);
  }
  return answer;
}

}  // namespace wardmote::analysis::cooccurrence
