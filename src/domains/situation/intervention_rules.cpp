#include "domains/situation/intervention_rules.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/situation/order_checks.h"
#include "web/context.h"

namespace wardmote::situation {

using web::message_id;

/// Only agencies that said yes intervene; the others step back, and keep nothing of what was spoken.
base::Answer<Discussion> team_formed(Discussion const& whole, Discussion changed, Order const& order,
                                     Terms const& terms) {
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

base::Answer<Discussion> team_widened(Discussion const& whole, Discussion changed, Order const& order,
                                      Terms const& terms) {
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

base::Answer<Discussion> team_left(Discussion const& whole, Discussion changed, Reader const& reader) {
  if (whole.lead && whole.lead->agency == reader.agency)
    return base::refuse_field("agency", message_id("The lead stays until the discussion is concluded"));
  changed.team = whole.team.value_or(Team{});
  std::erase(changed.team->assisting, reader.agency);
  return changed;
}

base::Answer<Discussion> task_planned(Discussion const& whole, Discussion changed, Order const& order,
                                      Terms const& terms) {
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

base::Answer<Discussion> task_finished(Discussion const& whole, Discussion changed, Order const& order) {
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

base::Answer<Discussion> contact_recorded(Discussion const& whole, Discussion changed, Order const& order,
                                          Terms const& terms) {
  auto const met = base::date_of(order.contact.met_on);
  if (!met || *met > terms.today)
    return base::refuse_field("met_on", message_id("Give the day of the first contact, not after today"));
  changed.contact = whole.contact.value_or(Contact{});
  changed.contact->met_on = order.contact.met_on;
  return changed;
}

base::Answer<Discussion> consent_recorded(Discussion const& whole, Discussion changed, Order const& order) {
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

base::Answer<Discussion> service_recorded(Discussion const& whole, Discussion changed, Order const& order,
                                          Terms const& terms) {
  auto const fits =
      all_of({has_seat(terms, "agency", order.agency), coded(terms, "service", "service_type.", order.service),
              coded(terms, "mobilization", "mobilization_type.", order.mobilization)});
  if (!fits) return std::unexpected(fits.error());
  changed.services = whole.services.value_or(Services{});
  changed.services->mobilized.push_back(order.agency + ' ' + order.service + ' ' + order.mobilization);
  return changed;
}

}  // namespace wardmote::situation
