#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "analysis/scan/study.h"

namespace wardmote::evidence {

/// The strength that `share` of the worlds without a cluster do not reach: what a real cluster must exceed to have
/// p <= 1 - share. `maxima`: the statistic of each such world. Nothing if there are too few worlds for such a p.
std::optional<double> strength_needed(std::span<double const> maxima, double chance_share);

/// A place and a time, and what is expected in it.
struct Window {
  analysis::scan::Model model = analysis::scan::Model::poisson;
  double cases = 0;     ///< of the whole study
  double expected = 0;  ///< in the window
  double of_place = 0;  ///< permutation: cases of the place, at all times
  double of_time = 0;   ///< permutation: cases of the time, in all places
};

/// The smallest relative risk, in steps of 0.05 up to 50, at which that very window is stronger than `strength` with at
/// least this probability, if its count is a Poisson one. The whole search finds it at least as often: it may find
/// another window that overlaps it. Nothing if there is none.
std::optional<double> detectable_risk(Window const& window, double strength, std::int64_t cases_min,
                                      double probability = 0.8);

}  // namespace wardmote::evidence
