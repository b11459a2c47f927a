#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "analysis/for_each.h"

/// Confidence sets for ranks: which ranks the numbers still allow (Mogstad, Romano, Shaikh & Wilhelm 2024, "Inference
/// for Ranks with Applications to Mobility across Neighbourhoods and Academic Achievement across Countries", Review of
/// Economic Studies 91:476-518). See docs/methods/ranking.md.
namespace wardmote::analysis::ranking {

/// A place's value and how far it may be off. Places are taken to be independent, errors normal.
struct Estimate {
  double value = 0;           ///< finite
  double standard_error = 0;  ///< > 0; otherwise the outcome is no_standard_error
};

/// Which end of the list is rank 1.
enum class Best { lowest, highest };

enum class Outcome {
  computed,
  too_few_places,     ///< fewer than two: there is nothing to rank
  no_standard_error,  ///< some place has none (zero, negative or not finite): a rank set would claim what is not known
};

/// Where a place stands. Ranks are 1..p; the true rank of a place is 1 + the number of places truly better.
struct RankSet {
  int estimate = 0;  ///< 1 + the number of places whose value is strictly better: ties share the better rank
  int lower = 0;     ///< the best rank the data allow: 1 + the places shown to be better
  int upper = 0;     ///< the worst rank the data allow: p - the places shown to be worse
  friend bool operator==(RankSet const&, RankSet const&) = default;
};

/// The answer for all places. `level` is the coverage that the method aims at; see each function for whose.
struct RankSets {
  Outcome outcome = Outcome::computed;
  double level = 0;
  std::vector<RankSet> places;  ///< in the order given; empty unless computed
  /// Of the last round: one for each place if marginal, one in all if simultaneous.
  std::vector<double> critical_values;
  /// How near the closest lead came to the critical value of its round, in standard errors of a difference.
  /// Simultaneous sets: below about 4 / sqrt(draws) a bound could be otherwise with another seed; ask for more draws.
  /// Infinity if nothing was compared.
  double closest_call = std::numeric_limits<double>::infinity();
};

struct RankOptions {
  double level = 0.95;  ///< 0 < level < 1
  Best best = Best::lowest;
};

struct SimultaneousOptions {
  double level = 0.95;
  Best best = Best::lowest;
  std::uint64_t seed = 20240607;
  std::size_t draws = 10'000;  ///< >= 100; the critical value's standard error is about 2 / sqrt(draws) (level 0.95)
};

/// Marginal sets: each holds its own place's true rank with probability `level`; not all of them at once. No random
/// numbers: the critical value is a one-dimensional integral (marginal_critical.h). Independent of the order of the
/// places and of the threads, to the last bit. Cost for p places: about p^2 x 2,000 look-ups, tasks = places.
RankSets marginal_rank_sets(std::span<Estimate const> estimates, RankOptions options = {},
                            ForEach const& for_each = in_order);

/// The marginal set of one place, the only one computed: `places` and `critical_values` have one entry.
/// Requires place < estimates.size() where the outcome is computed.
RankSets marginal_rank_set(std::span<Estimate const> estimates, std::size_t place, RankOptions options = {});

/// Simultaneous sets: with probability `level` every place's true rank is in its set. The critical value is the
/// quantile of `draws` counter-based random draws: a pure function of (estimates, options), the same for any threads
/// and for any order of the places.
RankSets simultaneous_rank_sets(std::span<Estimate const> estimates, SimultaneousOptions options = {},
                                ForEach const& for_each = in_order);

/// The places (their numbers, ascending) that could be among the best `count`, by sets already computed. From
/// simultaneous sets: with probability `level` this holds every place that truly is among the best `count`.
std::vector<std::size_t> could_be_among_best(RankSets const& sets, int count);

}  // namespace wardmote::analysis::ranking
