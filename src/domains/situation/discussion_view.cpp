#include "domains/situation/discussion_view.h"

#include <algorithm>

#include "base/choice.h"
#include "base/text.h"
#include "domains/situation/purge/purge_view.h"
#include "domains/situation/words.h"
#include "web/zone.h"

namespace wardmote::situation {
namespace {

using web::message_id;

constexpr std::int64_t readings_shown = 50;

template <class Choice>
std::string spoken(std::string_view spelling, web::Tongue const& tongue) {
  auto const choice = base::choice_called<Choice>(spelling);
  return choice ? tongue.text(label_of(*choice)) : std::string(spelling);
}

/// Codes under their categories, both in the catalogue's order.
std::vector<CodedLine> coded_lines(SituationRoom const& room, std::vector<std::string> const& codes,
                                   web::Tongue const& tongue) {
  std::vector<CodedLine> lines;
  for (auto const& code : codes) {
    auto const* const entry = room.catalogue().find(code);
    auto const category = entry == nullptr ? "" : entry->category.label.in(tongue.language());
    auto found = std::ranges::find(lines, category, &CodedLine::category);
    if (found == lines.end()) found = lines.insert(lines.end(), CodedLine{category, {}});
    found->labels.push_back(code_label(room, code, tongue));
  }
  return lines;
}

std::vector<std::string> labels_of(SituationRoom const& room, std::vector<std::string> const& codes,
                                   web::Tongue const& tongue) {
  std::vector<std::string> labels;
  for (auto const& code : codes) labels.push_back(code_label(room, code, tongue));
  return labels;
}

/// "0-5: 2"
std::vector<std::string> affected_lines(SituationRoom const& room, Factors const& factors, web::Tongue const& tongue) {
  std::vector<std::string> lines;
  for (auto const& line : factors.affected) {
    auto const words = base::split(line, ' ');
    lines.push_back(code_label(room, words[0], tongue) + ": " + std::string(words[1]));
  }
  return lines;
}

SubjectView view_of(SituationRoom const& room, Admitted const& admitted, Subject const& subject,
                    web::Tongue const& tongue) {
  auto const label = [&](std::string const& code) { return code.empty() ? "" : code_label(room, code, tongue); };
  return {label(subject.type), label(subject.age_group), label(subject.sex),
          agency_name(admitted, subject.agency, tongue), subject.seen_before};
}

FactorsView view_of(SituationRoom const& room, Factors const& factors, web::Tongue const& tongue) {
  return {coded_lines(room, factors.risks, tongue), coded_lines(room, factors.protections, tongue),
          labels_of(room, factors.flags, tongue), affected_lines(room, factors, tongue), factors.account};
}

DecisionView view_of(Admitted const& admitted, Decision const& decision, web::Tongue const& tongue) {
  DecisionView view{.outcome = spoken<DiscussionAct>(decision.outcome, tongue),
                    .agencies = agency_names(admitted, decision.agencies, tongue),
                    .note = decision.note,
                    .decided_on = decision.decided_on};
  for (auto const& [question, answer] :
       {std::pair(message_id("A significant interest is at stake: life, health, safety or well-being"),
                  decision.interest),
        {message_id("Harm is likely if nothing changes"), decision.probability},
        {message_id("The harm would be severe"), decision.severity},
        {message_id("Several agencies are needed together"), decision.multi_agency}})
    if (!answer.empty()) view.questions.push_back({tongue.text(question), answer == "yes"});
  return view;
}

std::vector<AnswerView> answer_views(Admitted const& admitted, Requests const& requests, web::Tongue const& tongue) {
  std::vector<AnswerView> views;
  for (auto const& [agency, answer] : answers_of(requests))
    views.push_back({agency_name(admitted, agency, tongue), tongue.text(label_of(answer))});
  return views;
}

std::vector<TaskView> task_views(Admitted const& admitted, Plan const& plan, web::Tongue const& tongue) {
  std::vector<TaskView> views;
  for (auto const& task : tasks_of(plan))
    views.push_back({task.number, agency_name(admitted, task.agency, tongue), task.text, task.due, task.state == "open",
                     task.state == "done"});
  return views;
}

std::vector<std::string> service_lines(SituationRoom const& room, Admitted const& admitted, Services const& services,
                                       web::Tongue const& tongue) {
  std::vector<std::string> lines;
  for (auto const& line : services.mobilized) {
    auto const words = base::split(line, ' ');
    lines.push_back(agency_name(admitted, words[0], tongue) + ": " + code_label(room, words[1], tongue) + " (" +
                    code_label(room, words[2], tongue) + ")");
  }
  return lines;
}

InterventionView intervention_view(SituationRoom const& room, Admitted const& admitted, Discussion const& discussion,
                                   web::Tongue const& tongue) {
  InterventionView view{.lead = agency_name(admitted, discussion.lead->agency, tongue)};
  if (discussion.team) view.assisting = agency_names(admitted, discussion.team->assisting, tongue);
  if (discussion.plan) {
    view.has_plan = true;
    view.contact_due = discussion.plan->contact_due;
    view.tasks = task_views(admitted, *discussion.plan, tongue);
  }
  if (discussion.contact) {
    view.met_on = discussion.contact->met_on;
    view.consent = spoken<ConsentState>(discussion.contact->consent, tongue);
    if (!discussion.contact->ground.empty()) view.ground = spoken<LawfulGround>(discussion.contact->ground, tongue);
  }
  if (discussion.services) view.services = service_lines(room, admitted, *discussion.services, tongue);
  return view;
}

/// What each stage of the way asks for.
std::string_view need_of(Stage stage) {
  switch (stage) {
    case Stage::filter_2: return message_id("An agency has done all it can alone, and needs others.");
    case Stage::filter_3: return message_id("The table agrees on all four questions.");
    case Stage::filter_4: return message_id("A lead and at least one assisting agency have said yes.");
    case Stage::follow_up: return message_id("The first contact was made.");
    default: return message_id("A reason is chosen from the list.");
  }
}

std::vector<StageView> stage_views(Stage now, web::Tongue const& tongue) {
  std::vector<StageView> views;
  for (auto const stage : {Stage::filter_2, Stage::filter_3, Stage::filter_4, Stage::follow_up, Stage::concluded}) {
    if (now == Stage::rejected && stage != Stage::filter_2) break;
    views.push_back({tongue.text(label_of(stage)), stage == now, stage < now, tongue.text(need_of(stage))});
  }
  if (now == Stage::rejected) views.push_back({tongue.text(label_of(now)), true, false, ""});
  return views;
}

void add_logs(SituationRoom const& room, Admitted const& admitted, SeenDiscussion const& seen, DiscussionView& view,
              web::Tongue const& tongue) {
  view.shows_readings = is_concerned(seen.capacities);
  if (!view.shows_readings) return;
  auto const& number = seen.discussion.number;
  auto const [steps, readings] = room.database.read([&](store::Reader& reader) {
    return std::pair(list_steps(reader, room.board, number), list_readings(reader, room.board, number, readings_shown));
  });
  auto const people = room.people();
  for (auto const& step : steps)
    view.steps.push_back({base::to_text(step.at), person_name(people, step.by), tongue.text(label_of(step.act))});
  for (auto const& reading : readings)
    view.readings.push_back({base::to_text(reading.at), person_name(people, reading.person),
                             agency_name(admitted, reading.agency, tongue)});
}

}  // namespace

std::string path_of(std::string_view number) { return "/situation/discussions/" + std::string(number); }

Card card_of(SituationRoom const& room, Admitted const& admitted, SeenDiscussion const& seen,
             web::Context const& context) {
  auto const& discussion = seen.discussion;
  auto const& tongue = context.tongue;
  Card card{.number = discussion.number,
            .path = path_of(discussion.number),
            .days = std::chrono::floor<std::chrono::days>(context.now - discussion.opened_at).count(),
            .is_withheld = !discussion.subject && discussion.stage != Stage::rejected};
  if (discussion.subject) {
    card.type = code_label(room, discussion.subject->type, tongue);
    if (!discussion.subject->age_group.empty())
      card.age_group = code_label(room, discussion.subject->age_group, tongue);
    auto const agency = std::ranges::find(admitted.agencies, discussion.subject->agency, &Agency::slug);
    if (agency != admitted.agencies.end()) card.sector = code_label(room, agency->sector, tongue);
  }
  if (discussion.factors) card.risks = std::ssize(discussion.factors->risks);
  if (discussion.lead) card.lead = agency_name(admitted, discussion.lead->agency, tongue);
  if (discussion.plan && (!discussion.contact || discussion.contact->met_on.empty()) && !is_over(discussion.stage)) {
    card.due = discussion.plan->contact_due;
    card.is_overdue = card.due < base::to_text(admitted.today);
  }
  return card;
}

DiscussionView discussion_view(SituationRoom const& room, Admitted const& admitted, SeenDiscussion const& seen,
                               web::Context const& context) {
  auto const& discussion = seen.discussion;
  auto const& tongue = context.tongue;
  auto const agencies = terms_of(room, admitted).agencies.size();
  auto const purge = purge_facts(room, discussion);
  DiscussionView view{.breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))}},
                      .title = tongue.text("Discussion {number}", {{"number", discussion.number}}),
                      .number = discussion.number,
                      .stage = tongue.text(label_of(discussion.stage)),
                      .audience = audience_sentence(discussion.stage, admitted.custom.spoken_from, agencies, tongue),
                      .is_shed = discussion.is_shed,
                      .purge = purge_line(room, admitted, seen, purge, tongue),
                      .is_proof_due = seen.capacities.contains(Capacity::team) && seen.withheld.contains(Part::plan),
                      .stages = stage_views(discussion.stage, tongue)};
  if (discussion.subject) view.subject = view_of(room, admitted, *discussion.subject, tongue);
  if (discussion.factors) view.factors = view_of(room, *discussion.factors, tongue);
  if (discussion.decision) view.decision = view_of(admitted, *discussion.decision, tongue);
  if (discussion.requests) view.answers = answer_views(admitted, *discussion.requests, tongue);
  if (discussion.lead) view.intervention = intervention_view(room, admitted, discussion, tongue);
  if (discussion.conclusion) {
    view.conclusion = code_label(room, discussion.conclusion->reason, tongue);
    view.concluded_on = discussion.conclusion->concluded_on;
  }
  for (auto const part : seen.withheld)
    (view.withheld += view.withheld.empty() ? "" : ", ") += tongue.text(label_of(part));
  view.forms = discussion_forms(room, admitted, seen, tongue);
  for (auto& form : hold_forms(admitted, seen, purge, tongue)) view.forms.push_back(std::move(form));
  if (may_act(DiscussionAct::record_factors, discussion.stage, seen.capacities)) {
    view.facts_form = facts_form(room, discussion.factors.value_or(Factors{}), tongue);
    view.facts_form->act = base::spelling_of(DiscussionAct::record_factors);
    view.facts_form->label = tongue.text(label_of(DiscussionAct::record_factors));
    view.facts_form->path = path_of(discussion.number) + "/" + view.facts_form->act;
  }
  add_logs(room, admitted, seen, view, tongue);
  return view;
}

}  // namespace wardmote::situation
