#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "analysis/scan/scan.h"

/// Which size of clusters tells most of where the cases are: Han, Zhu, Kulldorff, Hostovich, Stinchcomb, Tatalovich, Lewis
/// and Feuer (2016, International Journal of Health Geographics 15:27).
namespace wardmote::analysis::scan {

/// Why clusters cannot be chosen so, as half a sentence; nothing if they can.
std::optional<std::string> gini_fault(ScanOptions const& options, Model model);

/// Twice the area between the diagonal and the Lorenz curve of observed against expected cases, over the clusters and all
/// the rest as one more; the study has so many `cases`, observed and expected. Clusters share no place. 0 without clusters.
double gini_coefficient(std::span<Cluster const> clusters, double cases);

/// Puts the chosen collection in place of the answer's clusters; the least size of those that are equal. `of_size` gives
/// the clusters that share no place, likeliest first, with their p-values, of zones up to a share of those at risk.
void choose_by_gini(ScanAnswer& answer, GiniReport const& report,
                    std::function<std::vector<Cluster>(double share)> const& of_size);

}  // namespace wardmote::analysis::scan
