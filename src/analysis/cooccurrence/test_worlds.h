#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <vector>

#include "analysis/cooccurrence/exact_law.h"
#include "analysis/cooccurrence/factor_matrix.h"
#include "base/random.h"

/// For tests: small worlds, and the slow way to what is asked of them.
namespace wardmote::analysis::cooccurrence {

/// Factors named independently with these chances, but the first few often together; an outcome; three strata.
inline FactorMatrix some_world(std::size_t discussions, std::size_t factors, std::uint64_t seed, double chance = 0.4) {
  base::RandomStream random(seed, 77);
  FactorMatrix matrix(discussions, factors);
  for (std::size_t i = 0; i < discussions; ++i) {
    bool const is_together = random.uniform() < 0.3;
    for (std::size_t j = 0; j < factors; ++j)
      if (random.uniform() < chance || (is_together && j < 3)) matrix.set(i, j);
    if (random.uniform() < (is_together ? 0.8 : 0.25)) matrix.set_outcome(i);
    matrix.set_stratum(i, 7 * random.below(3));
  }
  return matrix;
}

/// The same discussions in another order.
inline FactorMatrix shuffled(FactorMatrix const& matrix, std::uint64_t seed) {
  std::vector<std::size_t> order(matrix.discussions());
  std::iota(order.begin(), order.end(), 0u);
  base::RandomStream random(seed, 78);
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
  FactorMatrix answer(matrix.discussions(), matrix.factors());
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < matrix.factors(); ++j)
      if (matrix.has(order[i], j)) answer.set(i, j);
    if (matrix.has_outcome(order[i])) answer.set_outcome(i);
    answer.set_stratum(i, matrix.strata()[order[i]]);
  }
  return answer;
}

/// Every set of factors as a number, a bit each, and the discussions that have it.
inline std::vector<std::uint32_t> having(FactorMatrix const& matrix, std::uint32_t set) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < matrix.discussions(); ++i) {
    bool has_all = true;
    for (std::uint32_t j = 0; j < matrix.factors(); ++j) has_all &= (set >> j & 1) == 0 || matrix.has(i, j);
    if (has_all) rows.push_back(i);
  }
  return rows;
}

inline std::vector<std::uint32_t> factors_of(std::uint32_t set) {
  std::vector<std::uint32_t> factors;
  for (std::uint32_t j = 0; j < 32; ++j)
    if ((set >> j & 1) != 0) factors.push_back(j);
  return factors;
}

/// Those sets alone to which no factor can be added without losing a discussion, and which somebody has; but not the empty one.
inline std::map<std::vector<std::uint32_t>, std::vector<std::uint32_t>> all_closed(FactorMatrix const& matrix) {
  std::map<std::vector<std::uint32_t>, std::vector<std::uint32_t>> closed;
  for (std::uint32_t set = 1; set < 1u << matrix.factors(); ++set) {
    auto const rows = having(matrix, set);
    bool is_closed = !rows.empty();
    for (std::uint32_t j = 0; j < matrix.factors(); ++j)
      is_closed &= (set >> j & 1) != 0 || having(matrix, set | 1u << j).size() < rows.size();
    if (is_closed) closed[factors_of(set)] = rows;
  }
  return closed;
}

/// Number of ways to choose, exact up to 2^64.
inline double ways(std::uint32_t n, std::uint32_t k) {
  if (k > n) return 0;
  double answer = 1;
  for (std::uint32_t i = 1; i <= k; ++i) answer = answer * (n - k + i) / i;
  return answer;
}

/// Fisher's p by its definition: every count, its number of ways.
inline ExactP slow_fisher(Margins const& margins, std::uint32_t both, Alternative alternative) {
  auto const ways_of = [&](std::uint32_t a) {
    return ways(margins.marked, a) * ways(margins.all - margins.marked, margins.chosen - a);
  };
  double more_extreme = 0, equal = 0;
  for (auto a = margins.least(); a <= margins.most(); ++a) {
    bool const is_equal = alternative == Alternative::two_sided ? ways_of(a) == ways_of(both) : a == both;
    bool const is_more = alternative == Alternative::two_sided ? ways_of(a) < ways_of(both)
                         : alternative == Alternative::more    ? a > both
                                                               : a < both;
    if (is_equal)
      equal += ways_of(a);
    else if (is_more)
      more_extreme += ways_of(a);
  }
  double const whole = ways(margins.all, margins.chosen);
  return {(more_extreme + equal) / whole, (more_extreme + equal / 2) / whole};
}

inline constexpr Alternative alternatives[] = {Alternative::two_sided, Alternative::more, Alternative::fewer};

}  // namespace wardmote::analysis::cooccurrence
