#include "domains/evidence/analyses/density_rules.h"

#include "web/context.h"

namespace wardmote::evidence {
namespace {

using std::chrono::sys_days;
using web::message_id;

/// The first day of the last third.
base::LocalDate last_third(base::LocalDate from, base::LocalDate to) {
  auto const length = sys_days(to) - sys_days(from) + std::chrono::days(1);
  return base::LocalDate(sys_days(from) + length * 2 / 3);
}

void check_days(DensityRequest const& request, RunFacts const& facts, Faults& faults) {
  faults.check_period(request.from, request.to, facts);
  if (request.held_out_from <= request.from || request.held_out_from > request.to)
    faults.add("held_out_from",
               message_id("What is held out begins after the first day and ends with the last. Choose a day between "
                          "them."));
}

void check_widths(DensityRequest const& request, Faults& faults) {
  faults.check_range("cell_m", request.cell_m, cell_m_min, cell_m_max);
  if (request.bandwidth_m != 0) faults.check_range("bandwidth_m", request.bandwidth_m, request.cell_m, bandwidth_m_max);
}

}  // namespace

base::Answer<DensityRequest> density_request_for(DensityForm const& form, RunFacts const& facts) {
  auto const stretch = newest_stretch(facts.months, stretch_months_max);
  DensityRequest request{.dataset = facts.dataset.slug,
                         .offences = in_order_once(form.offences),
                         .from = form.from.value_or(stretch ? stretch->from : base::LocalDate{}),
                         .to = form.to.value_or(stretch ? stretch->to : base::LocalDate{})};
  request.held_out_from = form.held_out_from.value_or(last_third(request.from, request.to));
  request.cell_m = form.cell_m.value_or(request.cell_m);
  request.bandwidth_m = form.bandwidth_m.value_or(request.bandwidth_m);
  request.seed = form.seed.value_or(request.seed);
  Faults faults;
  if (!facts.has_positions)
    faults.add(
        "", message_id("The incidents of this file have no position, only an area, so that no density can be drawn."));
  else if (facts.has_months_alone)
    faults.add("", message_id("This file knows months and no days, so that nothing can be held out from a day on."));
  faults.check_offences(request.offences, facts);
  check_days(request, facts, faults);
  check_widths(request, faults);
  faults.check_range("seed", request.seed, 1, 2'147'483'647);
  if (!faults.none()) return std::unexpected(faults.refusal());
  return request;
}

}  // namespace wardmote::evidence
