#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/interaction/events.h"

/// Whether events that are near in space are near in time more often than chance makes them (Knox 1964, Applied
/// Statistics 13:25-29), by bands of distance and of days. See docs/methods/near_repeat.md.
namespace wardmote::analysis::interaction {

enum class Outcome {
  computed,
  too_few_events,  ///< fewer than four
  one_day,         ///< all on the same day: time says nothing
  span_too_long,   ///< more than 32,767 days from first to last
  too_many_pairs,  ///< more than close_pairs_max pairs within the largest distance: choose a smaller one
};

inline constexpr std::size_t close_pairs_max = 200'000'000;

enum class Metric {
  straight,   ///< as the crow flies
  manhattan,  ///< |x| + |y|: along streets that run with the axes, as the Near Repeat Calculator measures
};

/// Bands reach from above the bound before to their own bound: distances 100, 200 are "same place", "1 to 100 m", "101 to
/// 200 m" and "more than 200 m"; days 7, 14 are "0 to 7", "8 to 14" and "more than 14 days".
struct NearRepeatOptions {
  std::vector<double> distances_m;  ///< ascending, > same_place_m; 1 to 15
  std::vector<std::int32_t> days;   ///< ascending, >= 0; 1 to 15
  Metric metric = Metric::straight;
  double same_place_m = 0;       ///< two events at most so far apart are at the same place; >= 0
  std::size_t replicates = 999;  ///< 0: none
  std::uint64_t seed = 20240607;
};

/// One field of the table: pairs of events in one band of distance and one of days.
struct NearRepeatCell {
  std::int64_t pairs = 0;  ///< observed
  double expected = 0;     ///< exact mean under chance
  double variance = 0;     ///< exact; with several strata the variance of the replicates
  double z = 0;            ///< (pairs - expected) / root of variance; NaN if that is 0
  double ratio = 0;        ///< pairs / expected; NaN if nothing is expected
  double p_high = 1;       ///< (1 + replicates with at least so many pairs) / (replicates + 1); NaN without replicates
  double p_low = 1;        ///< … with at most so many
};

struct NearRepeatGrid {
  Outcome outcome = Outcome::computed;
  std::size_t distance_bands = 0;  ///< rows: same place, each distance, farther
  std::size_t day_bands = 0;       ///< columns: each number of days, later
  std::size_t strata = 0;
  std::vector<NearRepeatCell> cells;  ///< row by row; empty unless computed
  NearRepeatCell const& at(std::size_t distance_band, std::size_t day_band) const {
    return cells[distance_band * day_bands + day_band];
  }
};

/// The table. Under chance the days of the events of each stratum are put on them in every order with equal
/// probability. Mean, ratio, and with a single stratum variance and z, are exact; only p needs random numbers, which
/// depend on (seed, replicate) alone. The same to the last bit for any threads, any order of the events and any
/// processor. Requires finite coordinates and options as described. Cost: pairs within the largest distance x replicates
/// x day bands / 32 of an instruction or two, and replicates x events for the shuffles.
NearRepeatGrid near_repeat(std::span<Event const> events, NearRepeatOptions const& options,
                           ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::interaction
