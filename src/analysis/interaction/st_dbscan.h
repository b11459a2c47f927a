#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/interaction/events.h"

/// Groups of events that are dense in space and time (Birant & Kut 2007, "ST-DBSCAN: an algorithm for clustering
/// spatial-temporal data", Data & Knowledge Engineering 60:208-221, without its non-spatial threshold).
namespace wardmote::analysis::interaction {

struct DensityOptions {
  double distance_m = 200;         ///< > 0; neighbours are at most so far apart
  std::int32_t days = 14;          ///< >= 0; … and so many days
  std::size_t neighbours_min = 5;  ///< >= 1; a core event has at least so many neighbours, itself counted
};

enum class Role {
  noise,   ///< in no cluster
  border,  ///< not dense itself, near a core event
  core,
};

struct DensityPlace {
  Role role = Role::noise;
  std::int32_t cluster = -1;  ///< from 0, in the order of their first day, then of x and y; -1: noise
};

struct DensityClusters {
  std::size_t clusters = 0;
  std::vector<DensityPlace> events;  ///< in the order given
};

/// Two core events that are neighbours are in one cluster. A border event belongs to the cluster of its nearest core
/// event, then of the nearest day, then of the lesser (x, y, day): any order of the rows gives the same clusters. Requires
/// finite coordinates. Cost: all pairs within the distance.
DensityClusters st_dbscan(std::span<Event const> events, DensityOptions const& options = {});

}  // namespace wardmote::analysis::interaction
