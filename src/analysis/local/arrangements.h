#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/local/surroundings.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::local {

/// What is put around one place: the scores of the others, and the weights of its neighbours, ascending. Looks into the
/// world that it is made from.
struct Arrangement {
  std::span<double const> sorted;  ///< all values of the map, ascending
  std::size_t own_at = 0;          ///< where the place's own stands among them
  Statistic statistic = Statistic::gi_star;
  double own = 0;
  std::vector<double> weights;  ///< empty: all equal
  std::size_t draws = 0;
  double sum = 0;        ///< what was observed
  double tolerance = 0;  ///< sums closer than this are equal

  std::size_t others() const { return sorted.size() - 1; }
  double score_of(std::size_t other) const { return score(statistic, own, sorted[other < own_at ? other : other + 1]); }
};
Arrangement arrangement_around(World const& world, std::size_t place, World::Sum const& sum);

/// How many ways there are to put the others' values around the place; infinity beyond `arrangements_max`.
inline constexpr double arrangements_max = 20'000;
double arrangements(std::size_t others, std::size_t draws, bool equal_weights);

/// The exact tails, by taking all arrangements.
Tails enumerated_tails(Arrangement const& around);

/// Sequential Monte Carlo (Besag & Clifford 1991): random arrangements until each tail was met `exceedances` times -
/// its p is then exceedances / draws so far - or `draws_max` are done: (met + 1) / (draws_max + 1). Under chance
/// P(p <= a) <= a. The random numbers depend on (seed, the place's own value, what surrounds it), so places may be in any
/// order.
Tails monte_carlo_tails(Arrangement const& around, LocalOptions const& options);

}  // namespace wardmote::analysis::local
