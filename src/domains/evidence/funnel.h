#pragma once

#include <string>
#include <vector>

#include "domains/evidence/claim.h"

namespace wardmote::evidence {

/// Where a place lies in the funnel.
enum class FunnelSide { inside, below95, above95, below998, above998 };

struct FunnelPlace {
  Place place;
  FunnelSide side = FunnelSide::inside;
};

struct FunnelLimit {
  double population = 0;
  double lower95 = 0, upper95 = 0;
  double lower998 = 0, upper998 = 0;
};

/// The funnel of an index: each place against the limits within which a place of its size would lie if it were like its
/// peers (analysis/ranking/funnel.h). Where the places scatter beyond chance they truly differ, and the limits allow
/// for that: additively, since differences of this size are not a matter of how many people live there.
struct Funnel {
  double mean = 0;  ///< of the places, each resident counting once
  double between_sd =
      0;  ///< standard deviation of the true differences between places, index points; 0: chance explains the scatter
  std::vector<FunnelPlace> places;
  std::vector<FunnelLimit> limits;  ///< by population, for drawing and for the table
};

/// The funnel of the places whose population is published; empty if fewer than three are.
Funnel funnel_of(std::vector<RankedPlace> const& places);

}  // namespace wardmote::evidence
