#pragma once

#include <vector>

#include "analysis/scan/candidate.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// The candidates that are told, likeliest first: each is held against those before it by the rule of overlap. Ties:
/// fewer places first, then the lesser centre. Those whose statistic is below `statistic_min` (their p-value is 1)
/// are not told, but for the likeliest.
std::vector<Candidate> told_clusters(std::vector<Candidate> candidates, Zones const& zones, Overlap overlap,
                                     double statistic_min = 0);

/// From which statistic on candidates may be told: those below are surely left out by `told_clusters`, if its `statistic_min` will be so large or
/// larger, and one with the statistic `likeliest` is known.
struct LeastTold {
  double statistic_min = 0, likeliest = 0;

  double statistic() const;
  void found(double candidate) { likeliest = candidate > likeliest ? candidate : likeliest; }
};

/// The largest statistic; 0 for none.
double likeliest_of(std::vector<Candidate> const& candidates);

/// Drops candidates below that; more may come.
void drop_untold(std::vector<Candidate>& candidates, double statistic_min);

}  // namespace wardmote::analysis::scan
