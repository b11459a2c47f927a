#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "analysis/disclosure/grid.h"
#include "base/random.h"

/// For tests and measurements.
namespace wardmote::analysis::disclosure {

inline std::int64_t drawn_poisson(double mean, double uniform) {
  std::int64_t count = 0;
  for (double p = std::exp(-mean), sum = p; uniform > sum && count < 10'000; sum += p)
    p *= mean / static_cast<double>(++count);
  return count;
}

/// Counts as registers have them: categories differ a hundredfold in size, about a quarter of the cells hold 1 to 4. By default of the
/// size for which GaussSuppression was measured: 13,770 cells with totals.
inline Counts large_counts(std::uint64_t seed, std::vector<std::uint32_t> levels = {29, 26, 16}, double mean = 6) {
  base::RandomStream random(seed, 2);
  std::vector<double> sizes{mean};
  for (auto const level : levels) {
    std::vector<double> next, own;
    for (std::uint32_t code = 0; code < level; ++code)
      own.push_back(std::exp(2 * (random.uniform() + random.uniform() + random.uniform() - 1.5)));
    for (auto const size : sizes)
      for (auto const more : own) next.push_back(size * more);
    sizes.swap(next);
  }
  Counts counts{.levels = std::move(levels), .persons = {}};
  for (auto const size : sizes) counts.persons.push_back(drawn_poisson(size, random.uniform()));
  return counts;
}

}  // namespace wardmote::analysis::disclosure
