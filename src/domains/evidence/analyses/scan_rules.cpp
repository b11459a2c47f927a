#include "domains/evidence/analyses/scan_rules.h"

#include <algorithm>
#include <chrono>

#include "domains/evidence/analyses/scan_study.h"
#include "web/context.h"

namespace wardmote::evidence {
namespace {

using web::message_id;

std::int64_t days_in(ScanRequest const& request) {
  return (std::chrono::sys_days(request.to) - std::chrono::sys_days(request.from)).count() + 1;
}

/// A cluster that lasts longer than half the period is a lull in the rest of it.
std::int64_t half_of(ScanRequest const& request) { return std::max<std::int64_t>(1, days_in(request) / 2); }

int days_of(ScanStep step) { return step == ScanStep::day ? 1 : step == ScanStep::week ? 7 : 30; }

void check_model(ScanRequest const& request, RunFacts const& facts, Faults& faults) {
  if (request.baseline == ScanBaseline::residents && !facts.has_residents)
    faults.add("baseline", message_id("How many live in these areas is not known here. Choose their own usual level."));
  if (request.model == ScanModel::spatial && request.baseline == ScanBaseline::own_level)
    faults.add("model",
               message_id("Places alone can only be held against residents. Choose a model of places and times, or "
                          "residents if they are known."));
  if (facts.has_months_alone && request.model != ScanModel::spatial && request.step != ScanStep::month)
    faults.add("step", message_id("This file knows months and no days. Choose months."));
}

void check_size(ScanRequest const& request, RunFacts const& facts, Faults& faults) {
  auto const steps = request.model == ScanModel::spatial ? 1 : days_in(request) / days_of(request.step) + 1;
  if (steps * static_cast<std::int64_t>(facts.places) > cells_max)
    faults.add("step", message_id("So many steps of time in so many places would take hours. Choose longer steps or a "
                                  "shorter period."));
  faults.check_range("share_pct", request.share_pct, 1, 50);
  if (request.model != ScanModel::spatial) faults.check_range("days_max", request.days_max, 1, half_of(request));
  faults.check_range("replicates", request.replicates, replicates_min, replicates_max);
  faults.check_range("seed", request.seed, 1, 2'147'483'647);
}

}  // namespace

base::Answer<ScanRequest> scan_request_for(ScanForm const& form, RunFacts const& facts) {
  auto const stretch = newest_stretch(facts.months, stretch_months_max);
  ScanRequest request{
      .dataset = facts.dataset.slug,
      .offences = in_order_once(form.offences),
      .from = form.from.value_or(stretch ? stretch->from : base::LocalDate{}),
      .to = form.to.value_or(stretch ? stretch->to : base::LocalDate{}),
      .model = form.model.value_or(ScanModel::retrospective),
      .baseline = form.baseline.value_or(facts.has_residents ? ScanBaseline::residents : ScanBaseline::own_level),
      .step = form.step.value_or(facts.has_months_alone ? ScanStep::month : ScanStep::week)};
  request.share_pct = form.share_pct.value_or(request.share_pct);
  request.days_max =
      form.days_max.value_or(static_cast<int>(std::min<std::int64_t>(request.days_max, half_of(request))));
  request.replicates = form.replicates.value_or(request.replicates);
  request.seed = form.seed.value_or(request.seed);
  Faults faults;
  if (facts.places < scan_places_min)
    faults.add("", message_id("The areas of this file have no position here, so nothing is near or far. Import their "
                              "outlines first."));
  faults.check_offences(request.offences, facts);
  faults.check_period(request.from, request.to, facts);
  check_model(request, facts, faults);
  if (faults.none()) check_size(request, facts, faults);
  if (!faults.none()) return std::unexpected(faults.refusal());
  return request;
}

}  // namespace wardmote::evidence
