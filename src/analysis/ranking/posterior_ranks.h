#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/ranking/rank_set.h"

/// The posterior distribution of ranks: how probable each rank of a place is, given the data and a model. It answers
/// another question than a confidence set (rank_set.h): the sets hold their level whatever the truth is, the
/// probabilities are as good as the model. See docs/methods/ranking.md.
namespace wardmote::analysis::ranking {

struct PosteriorRank {
  int median = 0;                            ///< the smallest rank with probability >= 1/2 of that rank or a better one
  int lower = 0, upper = 0;                  ///< the equal-tailed interval of the ranks at `level`
  double first_probability = 0;              ///< P(rank = 1)
  std::vector<double> probability;           ///< entry r - 1: P(rank = r); sums to 1
  double best_probability(int count) const;  ///< P(rank <= count), for count >= 0
};

struct PosteriorRanks {
  Outcome outcome = Outcome::computed;
  double level = 0;
  std::size_t draws = 0;
  std::vector<PosteriorRank> places;  ///< in the order given; empty unless computed
};

struct PosteriorOptions {
  double level = 0.95;
  Best best = Best::lowest;
  std::uint64_t seed = 20240607;
  std::size_t draws = 4'000;  ///< >= 100; a probability q is known to about sqrt(q (1 - q) / draws)
  /// phi > 0. From counts, an incident counts as 1/phi of one; from estimates, errors grow by sqrt(phi).
  double overdispersion = 1;
};

/// From values with standard errors: true values independently normal around the estimates, flat prior. For published
/// indices with modelled errors (severity/scale.h). Counter-based draws: the same for any threads and any order of
/// places (of places with the same data, one may have the other's answer).
PosteriorRanks posterior_ranks(std::span<Estimate const> estimates, PosteriorOptions options = {},
                               ForEach const& for_each = in_order);

/// One place's recorded incidents, one number for each offence group, and its population.
struct PlaceCounts {
  double population = 0;              ///< > 0
  std::span<double const> incidents;  ///< as many as there are weights; >= 0
};

/// From counts: each group's rate in each place is gamma distributed around the peers' rate (shrinkage.h), counts are
/// Poisson; each draw makes all rates, sums them with the weights to an index, and ranks the places. Requires weights
/// >= 0, finite, at least one above 0, and one count of each place for each. Cost: draws x places x groups gammas.
PosteriorRanks posterior_ranks_of_counts(std::span<PlaceCounts const> places, std::span<double const> weights,
                                         PosteriorOptions options = {}, ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::ranking
