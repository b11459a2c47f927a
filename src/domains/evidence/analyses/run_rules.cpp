#include "domains/evidence/analyses/run_rules.h"

#include <algorithm>
#include <chrono>

#include "domains/evidence/analyses/run_study.h"
#include "web/context.h"

namespace wardmote::evidence {
namespace {

using web::message_id;

constexpr int stretch_months_max = 12;

Month before(Month month) { return month.month == 1 ? Month{month.year - 1, 12} : Month{month.year, month.month - 1}; }
Month after(Month month) { return month.month == 12 ? Month{month.year + 1, 1} : Month{month.year, month.month + 1}; }

base::LocalDate first_day(Month month) { return std::chrono::year(month.year) / month.month / std::chrono::day(1); }
base::LocalDate last_day(Month month) {
  return base::LocalDate(std::chrono::year(month.year) / month.month / std::chrono::last);
}
Month month_with(base::LocalDate date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))};
}

/// Gathers what is wrong, field by field.
class Faults {
 public:
  void add(std::string field, std::string_view message, std::map<std::string, std::string> values = {}) {
    refusal_.fields.push_back({std::move(field), std::string(message), std::move(values)});
  }
  void check_range(std::string const& field, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most)
      add(field, message_id("Enter a whole number from {least} to {most}."),
          {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
  }
  bool none() const { return refusal_.fields.empty(); }
  base::Refusal refusal() const { return refusal_; }

 private:
  base::Refusal refusal_{.code = base::RefusalCode::form_invalid};
};

void check_period(RunRequest const& request, RunFacts const& facts, Faults& faults) {
  if (request.to < request.from) {
    faults.add("to", message_id("The last day comes before the first. Choose a later one."));
    return;
  }
  for (auto month = month_with(request.from); month <= month_with(request.to); month = after(month))
    if (!std::ranges::binary_search(facts.months, to_text(month))) {
      faults.add("from", message_id("The file holds nothing of {month}. Choose a period without a gap."),
                 {{"month", to_text(month)}});
      return;
    }
}

std::int64_t days_in(RunRequest const& request) {
  return (std::chrono::sys_days(request.to) - std::chrono::sys_days(request.from)).count() + 1;
}

/// A cluster that lasts longer than half the period is a lull in the rest of it.
std::int64_t half_of(RunRequest const& request) { return std::max<std::int64_t>(1, days_in(request) / 2); }

int days_of(RunStep step) { return step == RunStep::day ? 1 : step == RunStep::week ? 7 : 30; }

void check_model(RunRequest const& request, RunFacts const& facts, Faults& faults) {
  if (request.baseline == RunBaseline::residents && !facts.has_residents)
    faults.add("baseline", message_id("How many live in these areas is not known here. Choose their own usual level."));
  if (request.model == RunModel::spatial && request.baseline == RunBaseline::own_level)
    faults.add("model",
               message_id("Places alone can only be held against residents. Choose a model of places and times, or "
                          "residents if they are known."));
  if (facts.has_months_alone && request.model != RunModel::spatial && request.step != RunStep::month)
    faults.add("step", message_id("This file knows months and no days. Choose months."));
}

void check_size(RunRequest const& request, RunFacts const& facts, Faults& faults) {
  auto const steps = request.model == RunModel::spatial ? 1 : days_in(request) / days_of(request.step) + 1;
  if (steps * static_cast<std::int64_t>(facts.places) > cells_max)
    faults.add("step", message_id("So many steps of time in so many places would take hours. Choose longer steps or a "
                                  "shorter period."));
  faults.check_range("share_pct", request.share_pct, 1, 50);
  if (request.model != RunModel::spatial) faults.check_range("days_max", request.days_max, 1, half_of(request));
  faults.check_range("replicates", request.replicates, replicates_min, replicates_max);
  faults.check_range("seed", request.seed, 1, 2'147'483'647);
}

void check_offences(RunRequest const& request, RunFacts const& facts, Faults& faults) {
  for (auto const& offence : request.offences)
    if (std::ranges::find(facts.offences, offence, &CountOf::key) == facts.offences.end())
      faults.add("offences", message_id("The file has no offence “{offence}”. Choose from the list."),
                 {{"offence", offence}});
}

}  // namespace

std::optional<Stretch> newest_stretch(std::vector<std::string> const& months) {
  auto const last = months.empty() ? std::nullopt : month_of(months.back());
  if (!last) return std::nullopt;
  auto first = *last;
  for (int count = 1; count < stretch_months_max && std::ranges::binary_search(months, to_text(before(first))); ++count)
    first = before(first);
  return Stretch{first_day(first), last_day(*last)};
}

base::Answer<RunRequest> run_request_for(RunForm const& form, RunFacts const& facts) {
  auto const stretch = newest_stretch(facts.months);
  RunRequest request{
      .dataset = facts.dataset.slug,
      .offences = form.offences,
      .from = form.from.value_or(stretch ? stretch->from : base::LocalDate{}),
      .to = form.to.value_or(stretch ? stretch->to : base::LocalDate{}),
      .model = form.model.value_or(RunModel::retrospective),
      .baseline = form.baseline.value_or(facts.has_residents ? RunBaseline::residents : RunBaseline::own_level),
      .step = form.step.value_or(facts.has_months_alone ? RunStep::month : RunStep::week)};
  std::ranges::sort(request.offences);
  auto const repeated = std::ranges::unique(request.offences);
  request.offences.erase(repeated.begin(), repeated.end());
  request.share_pct = form.share_pct.value_or(request.share_pct);
  request.days_max =
      form.days_max.value_or(static_cast<int>(std::min<std::int64_t>(request.days_max, half_of(request))));
  request.replicates = form.replicates.value_or(request.replicates);
  request.seed = form.seed.value_or(request.seed);
  Faults faults;
  if (facts.places < run_places_min)
    faults.add("", message_id("The areas of this file have no position here, so nothing is near or far. Import their "
                              "outlines first."));
  check_offences(request, facts, faults);
  check_period(request, facts, faults);
  check_model(request, facts, faults);
  if (faults.none()) check_size(request, facts, faults);
  if (!faults.none()) return std::unexpected(faults.refusal());
  return request;
}

}  // namespace wardmote::evidence
