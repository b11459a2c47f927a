#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>

namespace wardmote::evidence {

/// Why a rate is or is not given.
enum class RateOutcome {
  computed,
  too_few,             ///< fewer than rate_incidents_min incidents: the interval would say next to nothing
  few_residents,       ///< fewer than rate_residents_min live there: what happens there happens to others
  population_unknown,  ///< nobody is known to live there, or nobody has counted
};
BOOST_DESCRIBE_ENUM(RateOutcome, computed, too_few, few_residents, population_unknown)

/// Incidents of the period for each 100,000 residents, with the range that the count does not rule out.
struct IncidentRate {
  RateOutcome outcome = RateOutcome::population_unknown;
  double rate = 0;
  double lower = 0;
  double upper = 0;
};

inline constexpr std::int64_t rate_incidents_min = 5;
inline constexpr std::int64_t rate_residents_min = 1000;
inline constexpr double rate_level = 0.95;

/// The rate of a count. The interval is the exact Poisson one (Garwood 1936) of that level, 0 < level < 1: what the
/// place would show on average if incidents came independently; in truth they cluster, so it is the least that is
/// uncertain. A population of 0 or less is taken for unknown.
IncidentRate rate_of(std::int64_t count, std::optional<std::int64_t> population, double level = rate_level);

}  // namespace wardmote::evidence
