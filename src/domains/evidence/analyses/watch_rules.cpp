#include "domains/evidence/analyses/watch_rules.h"

#include <algorithm>
#include <limits>

#include "domains/evidence/analyses/watch_computation.h"
#include "domains/evidence/analyses/watch_input.h"
#include "web/context.h"

namespace wardmote::evidence {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using web::message_id;

constexpr int weeks_min = 8;  ///< EARS C1
constexpr int level_pct_max = 20;
constexpr int budget_by_default = 12;

int weeks_between(base::LocalDate first, base::LocalDate last) {
  return static_cast<int>((sys_days(last) - sys_days(first)).count() / 7) + 1;
}

int years_in(int weeks) {
  int years = watch_years_max;
  while (years > watch_years_min && weeks_needed(WatchMethod::farrington_flexible, years) > weeks) --years;
  return years;
}

void check_weeks(RunFacts const& facts, std::optional<WholeWeeks> const& weeks, Faults& faults) {
  if (facts.has_months_alone)
    faults.add("", message_id("This file knows months and no days, so that weeks cannot be counted in it."));
  else if (!weeks || weeks->count < weeks_min)
    faults.add("",
               message_id("Early warning needs at least {needed} whole weeks without a gap, and the newest stretch of "
                          "this file holds {held}."),
               {{"needed", std::to_string(weeks_min)}, {"held", std::to_string(weeks ? weeks->count : 0)}});
}

void check_method(WatchRequest const& request, Faults& faults) {
  auto const needed = weeks_needed(request.expected_by, request.years);
  auto const held = static_cast<int>(weeks_of(request));
  if (held < needed)
    faults.add("expected_by",
               message_id("This method needs {needed} weeks without a gap, and up to that week the file holds {held}. "
                          "Choose a method that looks back less far."),
               {{"needed", std::to_string(needed)}, {"held", std::to_string(held)}});
}

void check_week(WatchRequest const& request, WholeWeeks const& weeks, Faults& faults) {
  if (request.week < weeks.first || request.week > weeks.last)
    faults.add(
        "week",
        message_id("The whole weeks that can be judged begin from {first} to {last}. Choose a day in one of them."),
        {{"first", base::to_text(weeks.first)}, {"last", base::to_text(weeks.last)}});
}

void set_control(WatchForm const& form, WatchRequest& request) {
  request.control = form.control.value_or(request.control);
  bool const spends = request.control == WatchControl::budget;
  request.budget_a_year = spends ? form.budget_a_year.value_or(budget_by_default) : 0;
  request.level_pct = spends ? 0 : form.level_pct.value_or(request.level_pct);
}

void check_control(WatchRequest const& request, Faults& faults) {
  if (request.control == WatchControl::budget)
    faults.check_range("budget_a_year", request.budget_a_year, 1, watch_budget_max);
  else
    faults.check_range("level_pct", request.level_pct, 1, level_pct_max);
}

}  // namespace

std::optional<WholeWeeks> whole_weeks(RunFacts const& facts) {
  auto const stretch = newest_stretch(facts.months, std::numeric_limits<int>::max());
  if (!stretch) return std::nullopt;
  auto const from = std::max(stretch->from, facts.first_day), to = std::min(stretch->to, facts.last_day);
  auto const first = monday_of(base::LocalDate(sys_days(from) + days(6)));
  auto const last = base::LocalDate(sys_days(monday_of(base::LocalDate(sys_days(to) + days(1)))) - days(7));
  if (last < first) return std::nullopt;
  return WholeWeeks{first, last, weeks_between(first, last)};
}

int weeks_needed(WatchMethod method, int years) {
  auto const options = watch_options({.expected_by = method, .years = looks_back_years(method) ? years : 0});
  return static_cast<int>(analysis::surveillance::weeks_needed(options));
}

WatchMethod method_for(int weeks) {
  for (auto const method : {WatchMethod::farrington_flexible, WatchMethod::ears_c2})
    if (weeks_needed(method, watch_years_min) <= weeks) return method;
  return WatchMethod::ears_c1;
}

base::Answer<WatchRequest> watch_request_for(WatchForm const& form, RunFacts const& facts) {
  Faults faults;
  auto const weeks = whole_weeks(facts);
  check_weeks(facts, weeks, faults);
  faults.check_offences(form.offences, facts);
  if (!faults.none()) return std::unexpected(faults.refusal());
  WatchRequest request{.dataset = facts.dataset.slug,
                       .offences = in_order_once(form.offences),
                       .from = weeks->first,
                       .week = form.week ? monday_of(*form.week) : weeks->last};
  auto const held = static_cast<int>(weeks_of(request));
  request.expected_by = form.expected_by.value_or(method_for(held));
  request.years = looks_back_years(request.expected_by) ? form.years.value_or(years_in(held)) : 0;
  set_control(form, request);
  request.seed = form.seed.value_or(request.seed);
  check_week(request, *weeks, faults);
  if (request.years > 0) faults.check_range("years", request.years, watch_years_min, watch_years_max);
  check_control(request, faults);
  faults.check_range("seed", request.seed, 1, 2'147'483'647);
  if (faults.none()) check_method(request, faults);
  if (!faults.none()) return std::unexpected(faults.refusal());
  return request;
}

}  // namespace wardmote::evidence
