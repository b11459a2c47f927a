#pragma once

#include <cstdint>
#include <vector>

#include "analysis/local/surroundings.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::local {

/// What is put around one place: the others' scores, ascending, and the weights of its neighbours, ascending.
struct Arrangement {
  std::vector<double> scores;
  std::vector<double> weights;  ///< empty: all equal
  std::size_t draws = 0;
  double sum = 0;        ///< what was observed
  double tolerance = 0;  ///< sums closer than this are equal
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
Tails monte_carlo_tails(Arrangement const& around, double own, LocalOptions const& options);

}  // namespace wardmote::analysis::local
