#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/scan/study.h"

namespace wardmote::analysis::scan {

/// The population of one stratum (of age, sex, …) of one place on one day.
struct Population {
  std::uint32_t place = 0;
  std::uint32_t stratum = 0;
  double day = 0;  ///< any origin, that of the bounds
  double persons = 0;
  friend auto operator<=>(Population const&, Population const&) = default;
};

/// What indirect standardisation expects, and what it stood on.
struct Standardised {
  Expected expected;
  std::vector<double> mean_population;  ///< of each place, over the whole time
  std::vector<std::uint32_t>
      strata_without_population;  ///< strata with cases and no population: nothing is expected of them
};

/// Indirect standardisation (Kulldorff 1997): a stratum's rate is its cases by its population over all places and the
/// whole time; a place expects, in an interval, the sum of rates times its own populations. Populations run linearly
/// from one date of the place to the next, are constant before the first and after the last, and are integrated over
/// [bounds[t], bounds[t+1]). A stratum that a date of its place does not mention has nobody there on that date.
/// Requires bounds ascending, places and strata below their numbers.
Standardised standardised(std::vector<Population> populations, std::span<double const> cases_by_stratum,
                          std::size_t places, std::span<double const> bounds);

}  // namespace wardmote::analysis::scan
