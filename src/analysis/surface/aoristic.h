#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// When incidents happened that are known only to lie between two moments (Ratcliffe 2000, International Journal of
/// Geographical Information Science 14:669-679). See docs/methods/density.md.
namespace wardmote::analysis::surface {

/// From `from` to before `to`, minutes of local clock time since the midnight that began 1 January 1970, a Thursday; from <= to. from ==
/// to is a known moment, and counts as that one minute.
struct KnownBetween {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::int64_t minutes() const { return to > from ? to - from : 1; }
};

enum class ClockUnit {
  hour,          ///< 24 units: 0 to 1 o'clock, …
  weekday_hour,  ///< 168: Monday 0 to 1 o'clock, …, Sunday 23 to 24
  day,           ///< as many as there are days from the first to the last
};

enum class AoristicOutcome {
  computed,
  no_incidents,
  span_too_long,  ///< by day: more than 100,000 days
};

inline constexpr std::int64_t aoristic_days_max = 100'000;

/// The minutes of one incident that fall into one unit; its weight there is minutes / KnownBetween::minutes(), exactly.
struct UnitMinutes {
  std::size_t unit = 0;
  std::int64_t minutes = 0;
  friend bool operator==(UnitMinutes const&, UnitMinutes const&) = default;
};

/// Ascending by unit; the minutes add up to those of the incident. By day, units count from `first_day` (days since 1 January 1970). An
/// interval longer than the cycle of the unit goes round as often as it is long.
std::vector<UnitMinutes> minutes_by_unit(KnownBetween const& known, ClockUnit unit, std::int64_t first_day = 0);

struct Aoristic {
  AoristicOutcome outcome = AoristicOutcome::computed;
  std::int64_t first_day = 0;    ///< by day: that of the first unit, since 1 January 1970
  std::vector<double> weights;   ///< of each unit: incidents that are expected in it
  std::vector<double> at_least;  ///< incidents that lie in the unit for certain
  std::vector<double> at_most;   ///< incidents that may lie in it
  std::size_t incidents = 0;
  std::size_t whole_cycle =
      0;  ///< of them, those known no better than to a whole day (hour) or week (weekday_hour): they
          ///< say nothing and weigh on every unit
};

/// Each incident counts 1, spread evenly over the minutes in which it may have happened. Whole minutes are summed for all incidents of
/// one length before they are divided by it, in ascending order of length, so that the order of rows changes no bit; the weights add up
/// to the number of incidents within 1e-9 of it. Requires from <= to. Cost: incidents x units touched.
Aoristic aoristic(std::span<KnownBetween const> incidents, ClockUnit unit);

}  // namespace wardmote::analysis::surface
