#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/local/local_statistics.h"
#include "analysis/local/mann_kendall.h"

/// Hot and cold spots over time: Gi* of every place in every step, and what its course is called in the field.
namespace wardmote::analysis::local {

/// Read with `Course::hot` or cold. Every place has the first that fits.
enum class Pattern {
  none,
  intensifying,  ///< hot in at least 90 % of the steps and in the last, and rising
  diminishing,   ///< the same, and falling
  persistent,    ///< the same, and neither
  historical,    ///< hot in at least 90 % of the steps, but not in the last
  fresh,         ///< hot in the last step only ("new")
  consecutive,   ///< hot in an unbroken run of two steps or more at the end, and never before
  oscillating,   ///< hot in the last step, some time before as well, and cold some time
  sporadic,      ///< hot in the last step, on and off before, never cold
};

struct EmergingOptions {
  std::size_t lags = 1;                    ///< a step's neighbours are those of the same step and of so many before it
  Correction correction = Correction::bh;  ///< over all places and steps together
  double level = 0.05;                     ///< a place is hot (cold) in a step if it is a discovery at this level
  double trend_level = 0.05;               ///< a trend is one if its two-sided p is at most this
};

struct Course {
  Pattern pattern = Pattern::none;
  bool hot = false;  ///< otherwise cold; says nothing if there is no pattern
  std::uint32_t hot_steps = 0;
  std::uint32_t cold_steps = 0;
  Trend trend;  ///< of the place's Gi* z-scores
};

struct EmergingAnswer {
  Outcome outcome = Outcome::computed;
  std::vector<Course> places;     ///< in the order given; empty unless computed
  std::vector<LocalPlace> cells;  ///< step by step, in each the places
};

/// `cube` holds the places of the first step, then of the second, and so on. Gi* compares with the whole cube. Requires
/// cube.size() == neighbours.places() x steps, steps >= 1, finite values. Every answer is that of local_statistics on the cube.
EmergingAnswer emerging_hot_spots(std::span<double const> cube, std::size_t steps, Neighbours const& neighbours,
                                  EmergingOptions const& options = {}, ForEach const& for_each = in_order);

/// The pattern of one course: for each step 1 hot, -1 cold, 0 neither.
Course course_of(std::span<int const> states, Trend const& trend, double trend_level);

}  // namespace wardmote::analysis::local
