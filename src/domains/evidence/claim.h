#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "analysis/ranking/rank_set.h"
#include "analysis/severity/change.h"
#include "analysis/severity/index.h"
#include "base/refusal.h"
#include "domains/evidence/area.h"

namespace wardmote::evidence {

/// The three indices that Statistics Canada publishes for every service.
enum class SeverityIndex { csi_total, csi_violent, csi_nonviolent };
BOOST_DESCRIBE_ENUM(SeverityIndex, csi_total, csi_violent, csi_nonviolent)

/// A place with its published index.
struct Place {
  std::string name;
  AreaKind kind = AreaKind::police_service;
  double index = 0;
  double population = 0;                 ///< > 0; the one published with the value, or the list's floor
  bool population_is_assumed = false;    ///< it is the floor
  std::optional<double> change_percent;  ///< from the year before, as published
  std::int64_t source_row = 0;
  bool own = false;
};

/// What a claim is made of: one index, one year, one list of places, the board's own place among them.
struct ClaimGrounds {
  SeverityIndex index = SeverityIndex::csi_total;
  int year = 0;
  std::string comparators;  ///< slug of the list
  std::vector<Place> places;
};

/// A place as the claim sees it.
struct RankedPlace {
  Place place;
  double lower = 0, upper = 0;      ///< of the index, at the claim's level, by the model of analysis/severity/scale.h
  analysis::ranking::RankSet rank;  ///< simultaneous: all sets hold at once with the claim's level
  double lowest_probability = 0;    ///< posterior
};

/// What the numbers allow to be said of the own place's rank. The sentence follows from this, and nothing else.
enum class ClaimVerdict {
  lowest,              ///< first, and no other rank is allowed
  lowest_not_certain,  ///< first, but chance alone could have put it there
  could_be_lowest,     ///< not first, yet the figures cannot rule out that it is
  between,             ///< not first, several ranks allowed
  at_rank,             ///< not first, one rank allowed
};
BOOST_DESCRIBE_ENUM(ClaimVerdict, lowest, lowest_not_certain, could_be_lowest, between, at_rank)

/// A claim about where the board's place stands: index + year + comparators + computed rank set. As sure as `level`,
/// under a model of uncertainty, since only index values are published and no counts.
struct Claim {
  ClaimGrounds grounds;
  double level = 0.95;
  RankedPlace own;
  analysis::ranking::RankSet rank;  ///< of the own place alone (marginal), typical scatter
  analysis::ranking::RankSet
      cautious_rank;  ///< the same with the cautious scatter: holds under any reading of the data
  ClaimVerdict verdict = ClaimVerdict::between;
  std::vector<RankedPlace> places;  ///< in the order of their index
  std::optional<analysis::severity::Change>
      change;  ///< from the year before, where its size was published; typical scatter
  std::optional<analysis::severity::Change> cautious_change;  ///< the same with the cautious scatter
};

/// Decides what can be claimed. Pure and deterministic. Refuses comparators_too_few for fewer than two places, or if
/// the own place is not among them.
base::Answer<Claim> decide_claim(ClaimGrounds grounds);

/// The verdict that a rank set gives.
ClaimVerdict verdict_of(analysis::ranking::RankSet const& rank);

}  // namespace wardmote::evidence
