#include "domains/evidence/incident_rate.h"

#include <array>

#include "analysis/severity/index.h"

namespace wardmote::evidence {

IncidentRate rate_of(std::int64_t count, std::optional<std::int64_t> population, double level) {
  if (!population || *population <= 0) return {.outcome = RateOutcome::population_unknown};
  if (*population < rate_residents_min) return {.outcome = RateOutcome::few_residents};
  if (count < rate_incidents_min) return {.outcome = RateOutcome::too_few};
  // A rate for each 100,000 is an index of one offence of weight 1 whose base is 1 for each 1,000.
  std::array const offences{analysis::severity::Offence{.incidents = static_cast<double>(count), .weight = 1}};
  auto const index =
      analysis::severity::index_interval(offences, static_cast<double>(*population), 1e-3, {.level = level});
  return {.outcome = RateOutcome::computed,
          .rate = index.value,
          .lower = index.interval.lower,
          .upper = index.interval.upper};
}

}  // namespace wardmote::evidence
