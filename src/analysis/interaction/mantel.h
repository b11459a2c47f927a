#pragma once

#include <cstdint>
#include <span>

#include "analysis/interaction/events.h"

/// Whether near in space goes with near in time over all distances at once (Mantel 1967, Cancer Research 27:209-220).
namespace wardmote::analysis::interaction {

enum class Nearness {
  distance,  ///< metres x days: dominated by what is far apart
  reciprocal,  ///< 1 / (metres + space_offset_m) x 1 / (days + time_offset_days), as Mantel advises: near pairs count most
};

struct MantelOptions {
  Nearness nearness = Nearness::reciprocal;
  double space_offset_m = 100;  ///< > 0
  double time_offset_days = 1;  ///< > 0
};

enum class MantelOutcome {
  computed,
  too_few_events,  ///< fewer than four
  no_variation,    ///< all distances or all times apart are equal
};

struct MantelTest {
  MantelOutcome outcome = MantelOutcome::computed;
  double sum = 0;          ///< Z, over pairs
  double mean = 0;         ///< exact, over all orders of the days
  double variance = 0;     ///< exact
  double z = 0;            ///< (Z - mean) / root of variance
  double correlation = 0;  ///< of the two distances over pairs
  double p_normal = 1;     ///< P(Z as large or larger) by the normal law: an approximation, poor in far tails
};

/// One pass over all pairs, in an order that rows do not change; no random numbers. Requires finite coordinates. Cost
/// n^2 / 2 square roots.
MantelTest mantel(std::span<Event const> events, MantelOptions const& options = {});

}  // namespace wardmote::analysis::interaction
