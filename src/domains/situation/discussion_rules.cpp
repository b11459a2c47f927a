#include "domains/situation/discussion_rules.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/situation/intervention_rules.h"
#include "domains/situation/order_checks.h"
#include "web/context.h"

namespace wardmote::situation {
namespace {

using base::RefusalCode;
using web::message_id;
using enum DiscussionAct;

/// A threshold is a consensus on four questions; the words of the decision must be those of its answers.
base::Answer<Discussion> decide_risk(Discussion changed, Order const& order, Terms const& terms) {
  auto decision = order.decision;
  decision.outcome = std::string(base::spelling_of(order.act));
  decision.decided_on = base::to_text(terms.today);
  auto const answers = {decision.interest, decision.probability, decision.severity, decision.multi_agency};
  auto const yes = std::ranges::count(answers, "yes"), no = std::ranges::count(answers, "no");
  if (order.act != ask_for_more && yes + no != 4)
    return base::refuse_field("interest", message_id("Answer each of the four questions with yes or no"));
  if (order.act == agree_risk && yes != 4)
    return base::refuse_field("interest", message_id("The risk is acutely elevated only if all four answers are yes"));
  if (order.act == reject_discussion && no == 0)
    return base::refuse_field("interest", message_id("All four answers are yes: then the risk is acutely elevated"));
  if (decision.agencies.size() < 2)
    return base::refuse_field("agencies", message_id("Name the agencies that decided: at least two"));
  for (auto const& agency : decision.agencies)
    if (auto const sits = has_seat(terms, "agencies", agency); !sits) return std::unexpected(sits.error());
  if (auto const fits = screened(terms, "note", decision.note); !fits) return std::unexpected(fits.error());
  changed.decision = std::move(decision);
  return changed;
}

base::Answer<Discussion> reject(Discussion changed, Order const& order, Terms const& terms) {
  if (auto const fits = coded(terms, "reason", "concl.rejected.", order.reason); !fits)
    return std::unexpected(fits.error());
  auto decided = decide_risk(std::move(changed), order, terms);
  if (!decided) return decided;
  decided->decision = std::nullopt;  // its agencies and its words are shed with the rest
  decided->conclusion = Conclusion{order.reason, base::to_text(terms.today)};
  return decided;
}

base::Answer<Discussion> answer(Discussion const& whole, Discussion changed, Order const& order, Reader const& reader,
                                Terms const& terms) {
  if (!reader.is_officer && order.agency != reader.agency) return base::refuse(RefusalCode::not_permitted);
  auto const fits = all_of({has_seat(terms, "agency", order.agency),
                            base::choice_called<RequestAnswer>(order.answer)
                                ? Checked{}
                                : base::refuse_field("answer", message_id("Choose one of the list"))});
  if (!fits) return std::unexpected(fits.error());
  changed.requests = whole.requests.value_or(Requests{});
  changed.requests->answers.push_back(order.agency + ' ' + order.answer);
  return changed;
}

base::Answer<Discussion> conclude(Discussion changed, Order const& order, Terms const& terms) {
  if (order.reason.starts_with("concl.rejected."))
    return base::refuse_field("reason", message_id("The table agreed on the risk: choose how it ended"));
  if (auto const fits = coded(terms, "reason", "concl.", order.reason); !fits) return std::unexpected(fits.error());
  changed.conclusion = Conclusion{order.reason, base::to_text(terms.today)};
  return changed;
}

base::Answer<Discussion> present(Discussion changed, Order const& order, Reader const& reader, Terms const& terms) {
  auto const fits = all_of(
      {has_seat(terms, "agency", reader.agency), fit(order.subject, reader, terms), fit(order.factors, {}, terms)});
  if (!fits) return std::unexpected(fits.error());
  changed.subject = order.subject;
  changed.factors = order.factors;
  return changed;
}

base::Answer<Discussion> factors(Discussion const& whole, Discussion changed, Order const& order, Terms const& terms) {
  auto const before = whole.factors ? whole.factors->flags : std::vector<std::string>{};
  if (auto const fits = fit(order.factors, before, terms); !fits) return std::unexpected(fits.error());
  changed.factors = order.factors;
  return changed;
}

base::Answer<Discussion> carried_out(Discussion const& whole, Discussion changed, Order const& order,
                                     Reader const& reader, Terms const& terms) {
  switch (order.act) {
    case present_discussion: return present(std::move(changed), order, reader, terms);
    case record_factors: return factors(whole, std::move(changed), order, terms);
    case ask_for_more:
    case agree_risk: return decide_risk(std::move(changed), order, terms);
    case reject_discussion: return reject(std::move(changed), order, terms);
    case answer_request: return answer(whole, std::move(changed), order, reader, terms);
    case form_team: return team_formed(whole, std::move(changed), order, terms);
    case widen_team: return team_widened(whole, std::move(changed), order, terms);
    case leave_team: return team_left(whole, std::move(changed), reader);
    case plan_task: return task_planned(whole, std::move(changed), order, terms);
    case finish_task: return task_finished(whole, std::move(changed), order);
    case record_contact: return contact_recorded(whole, std::move(changed), order, terms);
    case record_consent: return consent_recorded(whole, std::move(changed), order);
    case record_service: return service_recorded(whole, std::move(changed), order, terms);
    case begin_follow_up:
      if (whole.contact && !whole.contact->met_on.empty()) return changed;
      return base::refuse_field("met_on", message_id("Record the first contact before the follow-up begins"));
    case conclude_discussion: break;
  }
  return conclude(std::move(changed), order, terms);
}

}  // namespace

base::Answer<Discussion> decided(Discussion const& whole, Order const& order, Reader const& reader,
                                 Terms const& terms) {
  Discussion changed{.number = whole.number, .opened_at = whole.opened_at, .stage = Stage::filter_2};
  if (order.act != present_discussion) {
    auto const stage = next(order.act, whole.stage);
    if (!stage)
      return base::refuse(RefusalCode::discussion_stage_wrong,
                          {{"stage", std::string(base::spelling_of(whole.stage))}});
    if (!may_act(order.act, whole.stage, capacities_of(reader, whole))) return base::refuse(RefusalCode::not_permitted);
    changed.stage = *stage;
  }
  return carried_out(whole, std::move(changed), order, reader, terms);
}

}  // namespace wardmote::situation
