#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace wardmote::analysis::scan {

/// Which windows count as clusters.
enum class Rates { high, low, both };

/// What a window is.
enum class Extent {
  spatial,     ///< a zone, over the whole time
  temporal,    ///< a time, in all places
  space_time,  ///< a zone and a time
};

/// How large a window may be.
struct WindowLimits {
  double population_share = 0.5;   ///< of the population at risk (permutation: of the cases), 0 < share <= 1
  std::optional<double> distance;  ///< from the centre: units of the plane, or km on the sphere; > 0
  std::uint32_t intervals_min = 1;
  std::uint32_t intervals_max = 1;
  bool alive = false;  ///< prospective: only windows that end with the last interval
  /// Prospective, adjusted for earlier analyses: the simulated worlds are searched for windows that end with this
  /// interval or a later one. Nothing: as the real one.
  std::optional<std::uint32_t> replicate_first_end;
};

/// Ellipses beside circles (Kulldorff et al. 2006, Statistics in Medicine 25:3929-3943). On the plane only.
struct Ellipses {
  std::vector<double> shapes;         ///< length to width, each > 1
  std::vector<std::uint32_t> angles;  ///< how many angles of each shape, evenly over 180 degrees
  double penalty = 0;                 ///< a: the statistic is the ratio times (4 s / (s + 1)^2)^a
};

/// Which secondary clusters are told (SaTScan's "criteria for reporting secondary clusters").
enum class Overlap {
  no_place_shared,             ///< no place in two clusters
  no_center_in_other,          ///< no centre in another cluster
  no_center_in_more_likely,    ///< no centre in a cluster that is more likely
  no_center_in_less_likely,    ///< no centre of a more likely cluster in a less likely one
  no_pair_of_centers_in_both,  ///< no two clusters that hold each other's centres
  unrestricted,
};

/// How often a prospective scan is made, for its recurrence interval.
struct Prospect {
  double intervals_between = 1;  ///< from one analysis to the next
  /// How many analyses share the p-value, if it is adjusted for the earlier ones; else 1.
  double analyses = 1;
};

/// Of the collections of clusters that are told if no zone is larger than each of some sizes, the one with the largest Gini
/// coefficient (Han et al. 2016, International Journal of Health Geographics 15:27).
struct GiniReport {
  std::vector<double> shares;  ///< the sizes, as WindowLimits::population_share and none above it; ascending
  double p_below = 0.05;       ///< clusters with a p-value below this belong to a collection
};

struct ScanOptions {
  Extent extent = Extent::spatial;
  WindowLimits limits;
  Rates rates = Rates::high;
  std::uint32_t high_cases_min = 2;
  std::uint32_t low_cases_min = 0;
  Ellipses ellipses;
  Overlap overlap = Overlap::no_place_shared;
  std::optional<GiniReport> gini{};  ///< only where gini_fault() finds nothing
  std::uint32_t replicates = 999;
  std::uint64_t seed = 1;
  /// Sequential Monte Carlo (Besag & Clifford 1991): stop once so many replicates reach the observed statistic. 0: never.
  std::uint32_t stop_after = 0;
  Prospect prospect;
};

}  // namespace wardmote::analysis::scan
