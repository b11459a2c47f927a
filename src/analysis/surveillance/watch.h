#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "analysis/false_discovery.h"
#include "analysis/for_each.h"
#include "analysis/surveillance/farrington.h"

/// Early warning: which of many weekly counts (every offence in every area) are higher than their own past lets expect,
/// with the looking everywhere and every week allowed for. See docs/methods/early_warning.md.
namespace wardmote::analysis::surveillance {

enum class Method { farrington_flexible, farrington, ears_c1, ears_c2, ears_c3, cusum };

struct WatchOptions {
  Method method = Method::farrington_flexible;
  int years = 5;                        ///< Farrington: years before that are compared with, 1 to 20
  Correction control = Correction::bh;  ///< over all series of the week
  double level = 0.05;                  ///< alarm if q <= level; without control, p <= level
  std::optional<double>
      budget{};  ///< false alarms a year, above 0: alarm if p <= the cut that spends it; level is not used then
  double count_min =
      0;               ///< a series with fewer in the judged week is quiet: what so few lived through is told of nobody
  bool mid_p = false;  ///< leaves half of P(Y = observed) out of p: nearer the level, sometimes above it
  std::uint32_t draws = 9999;  ///< ears_c3 and cusum: worlds a p-value is made of
  std::uint64_t seed = 1;
};

enum class Status {
  judged,
  quiet,  ///< no alarm, whatever p: Farrington with fewer than 5 in the last four weeks, this one included (1996, 3.8), and
          ///< fewer than count_min this week
  too_short,  ///< not weeks_needed counts: nothing is computed
};

inline constexpr double not_computed = std::numeric_limits<double>::quiet_NaN();

struct Watched {
  Status status = Status::too_short;
  double observed = 0;
  double expected = not_computed;    ///< the method's mean of this week
  double bound = not_computed;       ///< the method's own upper bound, as published (docs/methods/early_warning.md)
  bool beyond_bound = false;         ///< the method's own alarm
  double p = not_computed;           ///< one-sided: how often chance shows as many or more
  double q = not_computed;           ///< the smallest level at which it is a discovery among all; of a quiet one 1
  double alarm_from = not_computed;  ///< the least count that would have p <= cut; not computed for ears_c3 and cusum
  bool alarm = false;
};

struct Watch {
  std::vector<Watched> series;  ///< in the order given
  std::size_t judged = 0, quiet = 0, too_short = 0, alarms = 0;
  /// The p-value below or at which this week's counts alarm: the level; with bh and by its share for the alarms found,
  /// or for the first if there are none; with a budget what spends it.
  double cut = 0;
  /// How many series would alarm at that cut in a week in which nothing happens anywhere, and in 52 of them. Not above
  /// what the cut allows, and below where counts are small: the counts that are possible do not reach it exactly.
  double false_alarms_a_week = 0;
  double false_alarms_a_year = 0;
};

inline constexpr double weeks_a_year = 52;

/// Counts that a series must have for a method, the judged one included.
std::size_t weeks_needed(WatchOptions const& options);

/// Judges the last week of every series. What is given decides, not its order: series in another order give the same
/// answers in that order, to the last bit, on any number of threads. Requires level and budget > 0, draws >= 99.
Watch watch(std::span<WeeklyCounts const> series, WatchOptions const& options, ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::surveillance
