#pragma once

#include <optional>

#include "analysis/surveillance/ears.h"
#include "analysis/surveillance/watch.h"

namespace wardmote::analysis::surveillance {

/// What the count of the judged week may be if nothing happens, and what p-value each count would have.
struct ChanceOfWeek {
  CountLaw law;
  std::optional<Ears> normal;  ///< p is also at least what Student's t says of these seven weeks
  double least = 0;            ///< a lower count never alarms: with it the last four weeks have fewer than 5
  double p(double count, bool mid_p) const;
  /// How often chance shows as many.
  double chance(double count) const { return at_least(law, count); }
  /// The least count, `least` or more, with p <= cut.
  double alarm_from(double cut, bool mid_p) const;
};

/// Whole counts, both included, outside of which chance leads at most one time in forty on either side (the upper: p <= 0.025
/// for any count above).
struct UsualRange {
  double from = 0;
  double to = 0;
};
UsualRange usual_range(ChanceOfWeek const& chance);

struct Judged {
  Watched watched;                     ///< without q and alarm; of ears_c3 and cusum without p
  std::optional<ChanceOfWeek> chance;  ///< of the methods that judge one count
  double statistic = 0;                ///< of ears_c3 and cusum
};

Judged judge(WeeklyCounts counts, WatchOptions const& options);

/// ears_c3 and cusum: the weeks that the statistic is made of, and the statistic.
std::size_t simulated_weeks(Method method);
double simulated_statistic(Method method, WeeklyCounts counts);
inline bool is_simulated(Method method) { return method == Method::ears_c3 || method == Method::cusum; }

}  // namespace wardmote::analysis::surveillance
