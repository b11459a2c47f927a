#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "domains/evidence/analyses/run_facts.h"
#include "domains/evidence/analyses/watch_request.h"

namespace wardmote::evidence {

/// What a form, or a command line, asks for; what is left out is chosen by rule.
struct WatchForm {
  std::string dataset{};
  std::vector<std::string> offences{};
  std::optional<base::LocalDate> week{};  ///< any day of it
  std::optional<WatchMethod> expected_by{};
  std::optional<int> years{};
  std::optional<WatchControl> control{};
  std::optional<int> level_pct{};
  std::optional<int> budget_a_year{};
  std::optional<std::int64_t> seed{};
};
BOOST_DESCRIBE_STRUCT(WatchForm, (),
                      (dataset, offences, week, expected_by, years, control, level_pct, budget_a_year, seed))

/// The whole weeks, Monday to Sunday, of the newest unbroken stretch of months; nothing if there is none.
struct WholeWeeks {
  base::LocalDate first{};  ///< Mondays
  base::LocalDate last{};
  int count = 0;
};
std::optional<WholeWeeks> whole_weeks(RunFacts const& facts);

/// Weeks that a method needs, the judged one included. `years` is for Farrington.
int weeks_needed(WatchMethod method, int years);
inline bool looks_back_years(WatchMethod method) {
  return method == WatchMethod::farrington_flexible || method == WatchMethod::farrington;
}
inline constexpr int watch_years_min = 3;
inline constexpr int watch_years_max = 5;
inline constexpr int watch_budget_max = 520;

/// The best method that so many weeks carry: Farrington-flexible with three years or more, else EARS C2, else C1.
WatchMethod method_for(int weeks);

/// The request that a form makes. Left out: the newest whole week; the method that the weeks before it carry, with as many
/// years as they have, 3 to 5; at most 5 % of the alarms false. Refuses form_invalid, each field with its reason: too few weeks too.
base::Answer<WatchRequest> watch_request_for(WatchForm const& form, RunFacts const& facts);

}  // namespace wardmote::evidence
