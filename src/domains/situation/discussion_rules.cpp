#include "domains/situation/discussion_rules.h"

#include <algorithm>

#include "base/choice.h"
#include "base/text.h"
#include "domains/situation/room.h"
#include "web/context.h"

namespace wardmote::situation {
namespace {

using base::RefusalCode;
using web::message_id;
using enum DiscussionAct;
using Checked = base::Answer<void>;

Checked coded(Terms const& terms, std::string field, std::string_view prefix, std::string_view code) {
  if (code.starts_with(prefix) && terms.is_code(code)) return {};
  return base::refuse_field(std::move(field), message_id("Choose one of the list"));
}

Checked all_coded(Terms const& terms, std::string const& field, std::string_view prefix,
                  std::vector<std::string> const& codes) {
  for (auto const& code : codes)
    if (auto const known = coded(terms, field, prefix, code); !known) return known;
  if (std::set(codes.begin(), codes.end()).size() != codes.size())
    return base::refuse_field(field, message_id("Choose each once"));
  return {};
}

Checked screened(Terms const& terms, std::string field, std::string_view text) {
  if (text.empty()) return {};
  auto const against = objection_to(terms.against, text);
  if (against.empty() && text.find('\n') == std::string_view::npos) return {};
  return base::refuse_field(std::move(field), against.empty() ? message_id("Write one line") : against);
}

Checked has_seat(Terms const& terms, std::string field, std::string const& agency) {
  if (terms.agencies.contains(agency)) return {};
  return base::refuse_field(std::move(field), message_id("Choose an agency that has a valid seat"));
}

Checked all_of(std::initializer_list<Checked> checks) {
  for (auto const& check : checks)
    if (!check) return check;
  return {};
}

/// "age_group.0-5 2"
bool is_affected(Terms const& terms, std::string_view line) {
  auto const blank = line.find(' ');
  if (blank == std::string_view::npos || !coded(terms, "affected", "age_group.", line.substr(0, blank))) return false;
  auto const people = base::whole_number(line.substr(blank + 1)).value_or(0);
  return people >= 1 && people <= 20;
}

Checked fit(Subject const& subject, Reader const& reader, Terms const& terms) {
  if (subject.agency != reader.agency) return base::refuse(RefusalCode::not_permitted);
  if (!subject.seen_before.empty() && subject.seen_before != "yes" && subject.seen_before != "no")
    return base::refuse_field("seen_before", message_id("Choose one of the list"));
  auto const is_of_people = subject.type == "discussion_type.person";
  return all_of({coded(terms, "type", "discussion_type.", subject.type),
                 is_of_people || !subject.age_group.empty() ? coded(terms, "age_group", "age_group.", subject.age_group)
                                                            : Checked{},
                 is_of_people || !subject.sex.empty() ? coded(terms, "sex", "sex_gender.", subject.sex) : Checked{}});
}

/// A flag that the table retired stays where it was recorded, and is recorded nowhere anew.
Checked in_use(Terms const& terms, std::vector<std::string> const& flags, std::vector<std::string> const& before) {
  for (auto const& flag : flags)
    if (terms.is_retired && terms.is_retired(flag) && std::ranges::find(before, flag) == before.end())
      return base::refuse_field("flags", message_id("The table retired this study flag: leave it out"));
  return {};
}

Checked fit(Factors const& factors, std::vector<std::string> const& flags_before, Terms const& terms) {
  if (factors.risks.empty()) return base::refuse_field("risks", message_id("Choose at least one risk factor"));
  for (auto const& line : factors.affected)
    if (!is_affected(terms, line))
      return base::refuse_field("affected", message_id("Give an age group and from 1 to 20 people"));
  return all_of({all_coded(terms, "risks", "rf.", factors.risks),
                 all_coded(terms, "protections", "pf.", factors.protections),
                 all_coded(terms, "flags", "", factors.flags), in_use(terms, factors.flags, flags_before),
                 screened(terms, "account", factors.account)});
}

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

/// Only agencies that said yes intervene; the others step back, and keep nothing of what was spoken.
base::Answer<Discussion> form(Discussion const& whole, Discussion changed, Order const& order, Terms const& terms) {
  auto const answers = answers_of(whole.requests.value_or(Requests{}));
  auto const said_yes = [&](std::string const& agency) {
    auto const answered = answers.find(agency);
    return agency == whole.subject->agency || (answered != answers.end() && answered->second == RequestAnswer::yes);
  };
  if (!said_yes(order.agency))
    return base::refuse_field("lead",
                              message_id("The lead is an agency that answered with yes, or the one that brought it"));
  std::set<std::string> assisting(order.assisting.begin(), order.assisting.end());
  assisting.erase(order.agency);
  if (!std::ranges::all_of(assisting, said_yes))
    return base::refuse_field("assisting", message_id("Only agencies that answered with yes can assist"));
  if (assisting.empty())
    return base::refuse_field("assisting", message_id("Name at least one agency that assists: one alone is no table"));
  changed.lead = Lead{order.agency};
  changed.team = Team{{assisting.begin(), assisting.end()}, {}};
  changed.plan = Plan{base::to_text(base::LocalDate{std::chrono::sys_days(terms.today) + contact_days_max}), {}};
  return changed;
}

base::Answer<Discussion> widen(Discussion const& whole, Discussion changed, Order const& order, Terms const& terms) {
  if (auto const sits = has_seat(terms, "agency", order.agency); !sits) return std::unexpected(sits.error());
  if (intervening(whole).contains(order.agency))
    return base::refuse_field("agency", message_id("This agency intervenes already"));
  if (order.decision.agencies.size() < 2)
    return base::refuse_field("agencies", message_id("Name the agencies that decided: at least two"));
  changed.team = whole.team.value_or(Team{});
  changed.team->assisting.push_back(order.agency);
  changed.team->widened.push_back(order.agency + ' ' + base::to_text(terms.today));
  return changed;
}

base::Answer<Discussion> leave(Discussion const& whole, Discussion changed, Reader const& reader) {
  if (whole.lead && whole.lead->agency == reader.agency)
    return base::refuse_field("agency", message_id("The lead stays until the discussion is concluded"));
  changed.team = whole.team.value_or(Team{});
  std::erase(changed.team->assisting, reader.agency);
  return changed;
}

base::Answer<Discussion> plan(Discussion const& whole, Discussion changed, Order const& order, Terms const& terms) {
  changed.plan = whole.plan.value_or(Plan{});
  auto const fits = all_of(
      {intervening(whole).contains(order.agency)
           ? Checked{}
           : base::refuse_field("agency", message_id("Choose an agency that intervenes")),
       base::date_of(order.task.due) ? Checked{} : base::refuse_field("due", message_id("Give the day, as 2026-03-31")),
       order.task.text.empty() ? base::refuse_field("text", message_id("Write what is to be done")) : Checked{},
       screened(terms, "text", order.task.text)});
  if (!fits) return std::unexpected(fits.error());
  auto task = order.task;
  task.number = std::ssize(changed.plan->tasks) + 1;
  task.state = "open";
  task.agency = order.agency;
  changed.plan->tasks.push_back(line_of(task));
  return changed;
}

base::Answer<Discussion> finish(Discussion const& whole, Discussion changed, Order const& order) {
  changed.plan = whole.plan.value_or(Plan{});
  auto const tasks = tasks_of(*changed.plan);
  auto const task = std::ranges::find(tasks, order.task.number, &Task::number);
  if (task == tasks.end() || task->state != "open" || (order.task.state != "done" && order.task.state != "dropped"))
    return base::refuse_field("task", message_id("Choose a task that is open, and whether it was done"));
  auto finished = *task;
  finished.state = order.task.state;
  changed.plan->tasks[static_cast<std::size_t>(task - tasks.begin())] = line_of(finished);
  return changed;
}

base::Answer<Discussion> meet(Discussion const& whole, Discussion changed, Order const& order, Terms const& terms) {
  auto const met = base::date_of(order.contact.met_on);
  if (!met || *met > terms.today)
    return base::refuse_field("met_on", message_id("Give the day of the first contact, not after today"));
  changed.contact = whole.contact.value_or(Contact{});
  changed.contact->met_on = order.contact.met_on;
  return changed;
}

base::Answer<Discussion> consent(Discussion const& whole, Discussion changed, Order const& order) {
  auto const state = base::choice_called<ConsentState>(order.contact.consent);
  if (!state) return base::refuse_field("consent", message_id("Choose one of the list"));
  if (*state == ConsentState::other_ground && !base::choice_called<LawfulGround>(order.contact.ground))
    return base::refuse_field("ground",
                              message_id("Choose the lawful ground on which the agencies act without consent"));
  changed.contact = whole.contact.value_or(Contact{});
  changed.contact->consent = order.contact.consent;
  changed.contact->ground = *state == ConsentState::other_ground ? order.contact.ground : "";
  return changed;
}

base::Answer<Discussion> mobilize(Discussion const& whole, Discussion changed, Order const& order, Terms const& terms) {
  auto const fits =
      all_of({has_seat(terms, "agency", order.agency), coded(terms, "service", "service_type.", order.service),
              coded(terms, "mobilization", "mobilization_type.", order.mobilization)});
  if (!fits) return std::unexpected(fits.error());
  changed.services = whole.services.value_or(Services{});
  changed.services->mobilized.push_back(order.agency + ' ' + order.service + ' ' + order.mobilization);
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
    case form_team: return form(whole, std::move(changed), order, terms);
    case widen_team: return widen(whole, std::move(changed), order, terms);
    case leave_team: return leave(whole, std::move(changed), reader);
    case plan_task: return plan(whole, std::move(changed), order, terms);
    case finish_task: return finish(whole, std::move(changed), order);
    case record_contact: return meet(whole, std::move(changed), order, terms);
    case record_consent: return consent(whole, std::move(changed), order);
    case record_service: return mobilize(whole, std::move(changed), order, terms);
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
