#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/interval.h"

/// How well the cells of highest density held what came later. See docs/methods/density.md.
namespace wardmote::analysis::surface {

enum class AccuracyOutcome {
  computed,
  no_later_events,  ///< none is held out in the region
};

struct AccuracyOptions {
  std::vector<double> shares{0.01, 0.02, 0.05, 0.1};  ///< of the region's cells, > 0, <= 1
  std::size_t replicates = 999;                       ///< of the bootstrap; 0: no intervals (NaN)
  std::uint64_t seed = 1;
  double level = 0.95;  ///< of the intervals; 0..1
};

/// A figure with its interval.
struct Estimate {
  double value = 0;
  Interval interval;
};

/// What the densest cells hold of the events held out. Cells of equal density at the threshold have no order: each order
/// of them is taken as equally probable, and `hits` is the mean of all.
struct AccuracyAt {
  double share_asked = 0;
  std::size_t cells = 0;  ///< the nearest whole number of cells, at least 1
  double area_share = 0;  ///< theirs: cells / all cells of the region
  std::size_t tied = 0;   ///< cells of equal density, of which only some fit; 0: the choice is clear
  double hits = 0;        ///< n, events held out in these cells
  double hits_least = 0;  ///< … in the worst order of the tied cells
  double hits_most = 0;   ///< … in the best
  Estimate hit_rate;      ///< n / N
  Estimate pai;  ///< prediction accuracy index (n/N) / (a/A) (Chainey, Tompson & Uhlig 2008, Security Journal 21:4-28)
  /// Prediction efficiency index n / n*, n* the most that so many cells could hold (Hunt 2016); 0..1. Its interval is of the
  /// shares without chance, which are seldom less: n* was chosen by what chance made.
  Estimate pei;
  Estimate rri;  ///< recapture rate index PAI / PAI of the earlier events in the same cells (Levine 2008, Security
                 ///< Journal 21:295-302); NaN if none are given or the cells hold none
};

struct Accuracy {
  AccuracyOutcome outcome = AccuracyOutcome::computed;
  std::size_t held_out = 0;        ///< N, in the region
  std::vector<AccuracyAt> shares;  ///< in the order asked
  std::vector<double> curve;       ///< hit rate at 0, 1, …, 100 % of the area, densest first; ties as straight lines
  double area_under_curve = 0.5;   ///< of the curve through every cell; 0.5 for an order that knows nothing
};

/// `density` has a value for each cell, NaN outside the region; `later` and `earlier` the number of events in each (earlier
/// may be empty). The densities must not know the later events. Intervals: percentiles of a bootstrap that draws N of the N later events
/// again; replicate r depends on (seed, r) alone. PEI, whose n* is found anew each time and grows by it: the basic interval of its
/// logarithm (Davison & Hinkley 1997, Bootstrap Methods and their Application, 5.2), widened to the value. They hold the surface and the earlier events fixed and take events as independent, so
/// that they are too narrow where events come in series. The same to the last bit for any threads. Requires a cell in the region, equal
/// sizes, no density but NaN that is not finite. Cost: a sort of the cells, replicates x N.
Accuracy accuracy(std::span<double const> density, std::span<std::uint32_t const> later,
                  std::span<std::uint32_t const> earlier, AccuracyOptions const& options = {},
                  ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::surface
