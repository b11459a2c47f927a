#pragma once

#include <vector>

namespace wardmote::analysis {

/// The quantile of a sample by linear interpolation between order statistics (Hyndman & Fan 1996, type 7; R's default).
/// Requires a sample that is not empty, finite values, 0 <= probability <= 1.
double sample_quantile(std::vector<double> sample, double probability);

/// Each value moved to the nearest of the sample's `share` and 1 - `share` quantiles (winsorised): order kept, extremes
/// held back. Requires 0 <= share < 0.5; share 0 changes nothing.
std::vector<double> winsorised(std::vector<double> sample, double share);

/// The sum in ascending order: the same to the last bit for every order of the sample.
double ordered_sum(std::vector<double> terms);

}  // namespace wardmote::analysis
