#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/false_discovery.h"
#include "analysis/for_each.h"
#include "analysis/local/neighbours.h"
#include "analysis/local/tails.h"

/// Where on the map values are unlike what chance would put there, with exact p-values. See docs/methods/local.md.
namespace wardmote::analysis::local {

enum class Statistic {
  gi_star,  ///< sum around and at the place, as a z-score (Ord & Getis 1995, Geographical Analysis 27:286-306)
  gi,       ///< sum around the place without itself, as a z-score (the same)
  moran,    ///< z_i x mean of the neighbours' z (Anselin 1995, Geographical Analysis 27:93-115)
  geary,    ///< mean squared difference from the neighbours (the same); small where they are alike
};

/// What the variance of all values is divided by: n as most programs do, or n - 1.
enum class Denominator { n, n_minus_1 };

enum class Outcome {
  computed,
  too_few_places,  ///< fewer than three
  all_equal,       ///< every value the same: nothing can stand out
  no_neighbours,   ///< every place is an island
};

/// How the p-value of a place was come by.
enum class Law {
  none,         ///< an island: it has no surroundings to speak of
  exact,        ///< the law itself: whole numbers and equal weights, or few enough arrangements to take them all
  bounds,       ///< real numbers: the law on a grid; p is never too small
  monte_carlo,  ///< sequential random arrangements (Besag & Clifford 1991, Biometrika 78:301-304)
};

/// What a place and its surroundings look like, significant or not.
enum class Kind {
  none,       ///< an island, or exactly as expected
  hot,        ///< gi, gi_star: more around it than expected
  cold,       ///< gi, gi_star: less
  high_high,  ///< moran: above the mean among places above it
  low_low,
  high_low,  ///< moran: above the mean among places below it
  low_high,
  alike,   ///< geary: more like its neighbours than chance makes it
  unlike,  ///< geary: less
};

struct LocalOptions {
  Statistic statistic = Statistic::gi_star;
  Correction correction = Correction::bh;
  bool mid_p = false;  ///< adjust the mid-p instead of the two-sided p
  Denominator denominator = Denominator::n;
  std::uint64_t seed = 20240607;     ///< of the Monte Carlo law; the other laws use no random numbers
  std::uint32_t draws_max = 99'999;  ///< of the Monte Carlo law, for one place
  std::uint32_t exceedances = 50;    ///< it stops once the rarer side was met so often: then p is known to about 15 %
};

struct LocalPlace {
  Law law = Law::none;
  Kind kind = Kind::none;
  std::size_t neighbours = 0;
  double statistic = 0;  ///< NaN for an island
  double z = 0;          ///< (statistic - mean) / deviation under conditional permutation; NaN where that is 0 / 0
  Tails tails;           ///< of the statistic, if the other values were put around the place by chance
  double adjusted = 0;   ///< smallest level at which it is a discovery among all places; NaN for an island
};

struct LocalAnswer {
  Outcome outcome = Outcome::computed;
  std::vector<LocalPlace> places;  ///< in the order given; empty unless computed
};

/// The statistic of every place and its p-value by conditional permutation: the place keeps its value, the values of all
/// others are put anywhere with equal probability. Two-sided (Tails::two_sided), adjusted for all places together.
///
/// gi_star weighs the place itself by Neighbours::own_weight. gi and gi_star are z-scores by mean and deviation of
/// all values (gi: of all others). moran and geary use weights that sum to 1 at each place.
///
/// Requires values.size() == neighbours.places(), finite values. Ties are ties: sums that differ by less than 1e-9 of the
/// largest possible are equal. The same to the last bit for any threads and any order of the places. Cost with counts
/// and equal weights: that of the law (milliseconds), then one look-up a place.
LocalAnswer local_statistics(std::span<double const> values, Neighbours const& neighbours, LocalOptions options = {},
                             ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::local
