// The forms of a discussion: what each act asks for, and what follows from it.

#include <algorithm>
#include <array>

#include "base/choice.h"
#include "domains/situation/discussion_view.h"
#include "domains/situation/sittings/sitting_store.h"
#include "domains/situation/words.h"

namespace wardmote::situation {
namespace {

using web::ActField;
using web::ActFieldKind;
using web::FormMaker;
using web::FormOption;
using web::message_id;
using enum DiscussionAct;

constexpr int affected_offered = 6;

std::vector<FormOption> code_options(SituationRoom const& room, CodeKind kind, std::string_view chosen,
                                     web::Tongue const& tongue) {
  std::vector<FormOption> options;
  for (auto const& entry : room.catalogue().list(kind).entries)
    options.push_back({entry.code, entry.label.in(tongue.language()), entry.code == chosen});
  return options;
}

/// How many others of each age group are affected: one field for each, all of one name.
void add_affected(std::vector<ActField>& fields, SituationRoom const& room, Factors const& factors,
                  web::Tongue const& tongue) {
  for (auto const& entry : room.catalogue().list(CodeKind::age_group).entries) {
    auto const age = entry.label.in(tongue.language());
    ActField field{.name = "affected",
                   .kind = ActFieldKind::choice,
                   .label = tongue.text(message_id("Others affected, aged {age}"), {{"age", age}}),
                   .options = {{"", tongue.text(message_id("Nobody"))}}};
    for (int people = 1; people <= affected_offered; ++people) {
      auto const line = entry.code + ' ' + std::to_string(people);
      field.options.push_back(
          {line, std::to_string(people), std::ranges::find(factors.affected, line) != factors.affected.end()});
    }
    fields.push_back(std::move(field));
  }
}

template <class Slugs>
std::vector<FormOption> agency_options(Admitted const& admitted, Slugs const& slugs, web::Tongue const& tongue) {
  std::vector<FormOption> options;
  for (auto const& slug : slugs) options.push_back({slug, agency_name(admitted, slug, tongue)});
  std::ranges::sort(options, {}, &FormOption::label);
  return options;
}

std::vector<FormOption> yes_and_no(web::Tongue const& tongue) {
  return {{"yes", tongue.text(message_id("Yes"))}, {"no", tongue.text(message_id("No"))}};
}

/// What the forms of one discussion are made of.
struct Forms {
  SituationRoom const& room;
  Admitted const& admitted;
  SeenDiscussion const& seen;
  web::Tongue const& tongue;
  std::set<std::string> seated = terms_of(room, admitted).agencies;
  std::set<std::string> present = room.database.read(
      [this](store::Reader& reader) { return present_agencies(reader, room.board, admitted.today); });

  std::vector<FormOption> all_agencies() const { return agency_options(admitted, seated, tongue); }
  /// Those that are at today's sitting are chosen.
  std::vector<FormOption> deciding_agencies() const {
    auto options = all_agencies();
    for (auto& option : options) option.is_chosen = present.contains(option.value);
    return options;
  }
  std::vector<FormOption> intervening_agencies() const {
    return agency_options(admitted, intervening(seen.discussion), tongue);
  }
  /// Those that said yes, and the one that brought it.
  std::vector<FormOption> willing_agencies() const {
    std::set<std::string> willing;
    if (seen.discussion.subject) willing.insert(seen.discussion.subject->agency);
    if (seen.discussion.requests)
      for (auto const& [agency, answer] : answers_of(*seen.discussion.requests))
        if (answer == RequestAnswer::yes) willing.insert(agency);
    return agency_options(admitted, willing, tongue);
  }
  std::vector<FormOption> asked_agencies() const {
    return seen.capacities.contains(Capacity::officer)
               ? all_agencies()
               : agency_options(admitted, std::vector{admitted.reader.agency}, tongue);
  }
  std::vector<FormOption> open_tasks() const {
    std::vector<FormOption> options;
    if (seen.discussion.plan)
      for (auto const& task : tasks_of(*seen.discussion.plan))
        if (task.state == "open") options.push_back({std::to_string(task.number), task.text});
    return options;
  }
  std::vector<FormOption> reasons(bool of_rejection) const {
    std::vector<FormOption> options;
    for (auto const& entry : room.catalogue().list(CodeKind::conclusion).entries)
      if ((conclusion_group_of(entry) == ConclusionGroup::rejected) == of_rejection)
        options.push_back(
            {entry.code, entry.category.label.in(tongue.language()) + ": " + entry.label.in(tongue.language())});
    return options;
  }
};

void ask_questions(FormMaker& maker, Forms const& forms) {
  for (auto const& [name, question] :
       {std::pair("interest", message_id("A significant interest is at stake: life, health, safety or well-being")),
        {"probability", message_id("Harm is likely if nothing changes")},
        {"severity", message_id("The harm would be severe")},
        {"multi_agency", message_id("Several agencies are needed together")}})
    maker.options(ActFieldKind::radios, name, question, yes_and_no(forms.tongue));
  maker.options(ActFieldKind::boxes, "agencies", message_id("Agencies that agreed"), forms.deciding_agencies());
  maker.field("note", ActFieldKind::line, message_id("Note, without anything that tells who it is about"));
}

web::ActForm form_of(DiscussionAct act, Forms const& forms) {
  auto const& room = forms.room;
  auto const& tongue = forms.tongue;
  FormMaker maker(path_of(forms.seen.discussion.number), base::spelling_of(act), label_of(act), tongue);
  switch (act) {
    case ask_for_more:
      maker.options(ActFieldKind::boxes, "agencies", message_id("Agencies that agreed"), forms.deciding_agencies());
      maker.field("note", ActFieldKind::line, message_id("What the table needs to hear"));
      break;
    case agree_risk: ask_questions(maker, forms); break;
    case reject_discussion:
      ask_questions(maker, forms);
      maker.choice("reason", message_id("Reason"), forms.reasons(true));
      break;
    case answer_request:
      maker.choice("agency", message_id("Agency"), forms.asked_agencies());
      maker.choice_of_all<RequestAnswer>("answer", message_id("Answer"));
      break;
    case form_team:
      maker.choice("lead", message_id("Lead agency"), forms.willing_agencies());
      maker.options(ActFieldKind::boxes, "assisting", message_id("Assisting agencies"), forms.willing_agencies());
      break;
    case widen_team:
      maker.choice("agency", message_id("Agency"), forms.all_agencies());
      maker.options(ActFieldKind::boxes, "agencies", message_id("Agencies that agreed"), forms.all_agencies());
      break;
    case plan_task:
      maker.choice("agency", message_id("Agency"), forms.intervening_agencies());
      maker.field("text", ActFieldKind::line, message_id("What is to be done"),
                  message_id("Short, and without anything that tells who it is about."));
      maker.field("due", ActFieldKind::day, message_id("By"));
      break;
    case finish_task:
      maker.choice("task", message_id("Task"), forms.open_tasks());
      maker.choice(
          "state", message_id("What became of it"),
          {{"done", tongue.text(message_id("Done"))}, {"dropped", tongue.text(message_id("Not to be done any more"))}});
      break;
    case record_contact: maker.field("met_on", ActFieldKind::day, message_id("Day of the first contact")); break;
    case record_consent:
      maker.choice_of_all<ConsentState>("consent", message_id("Consent"));
      maker.choice_of_all<LawfulGround>("ground", message_id("Lawful ground, where the agencies act without consent"));
      break;
    case record_service:
      maker.choice("agency", message_id("Agency"), forms.all_agencies());
      maker.choice("service", message_id("Service"), code_options(room, CodeKind::service_type, "", tongue));
      maker.choice("mobilization", message_id("How far"), code_options(room, CodeKind::mobilization_type, "", tongue));
      break;
    case conclude_discussion: maker.choice("reason", message_id("Reason"), forms.reasons(false)); break;
    case present_discussion:
    case record_factors:
    case leave_team:
    case begin_follow_up: break;
  }
  return maker.take();
}

/// The acts in the order in which a discussion takes them; record_factors has a form of its own (facts_form).
constexpr std::array acts_in_order{
    agree_risk, ask_for_more, reject_discussion, answer_request,  form_team,           record_contact, record_consent,
    plan_task,  finish_task,  record_service,    begin_follow_up, conclude_discussion, widen_team,     leave_team};

}  // namespace

std::vector<ActField> subject_fields(SituationRoom const& room, Subject const& subject, web::Tongue const& tongue) {
  std::vector<ActField> fields;
  auto const add = [&](char const* name, std::string_view label, CodeKind kind, std::string const& chosen) {
    auto options = code_options(room, kind, chosen, tongue);
    options.insert(options.begin(), FormOption{"", tongue.text(message_id("Not stated")), chosen.empty()});
    fields.push_back({.name = name, .kind = ActFieldKind::choice, .label = tongue.text(label), .options = options});
  };
  add("type", message_id("What it is about"), CodeKind::discussion_type, subject.type);
  add("age_group", message_id("Age group"), CodeKind::age_group, subject.age_group);
  add("sex", message_id("Sex or gender"), CodeKind::sex_gender, subject.sex);
  fields.push_back({.name = "seen_before",
                    .kind = ActFieldKind::choice,
                    .label = tongue.text(message_id("Has the table seen it before?")),
                    .hint = tongue.text(message_id("By the word of your agency alone: no record here tells.")),
                    .options = {{"", tongue.text(message_id("Not stated")), subject.seen_before.empty()},
                                {"yes", tongue.text(message_id("Yes")), subject.seen_before == "yes"},
                                {"no", tongue.text(message_id("No")), subject.seen_before == "no"}}});
  return fields;
}

FactsForm facts_form(SituationRoom const& room, Factors const& factors, web::Tongue const& tongue) {
  auto const field = [&](char const* name, std::string_view label, CodeKind kind,
                         std::vector<std::string> const& chosen) {
    return CodedField{.name = name,
                      .label = tongue.text(label),
                      .groups = coded_groups(room.catalogue(), kind, chosen, tongue.language())};
  };
  FactsForm form{.risks = field("risks", message_id("Risk factors"), CodeKind::risk_factor, factors.risks),
                 .protections = field("protections", message_id("Protective factors"), CodeKind::protective_factor,
                                      factors.protections),
                 .flags = field("flags", message_id("Study flags"), CodeKind::study_flag, factors.flags)};
  add_affected(form.fields, room, factors, tongue);
  form.fields.push_back({.name = "account",
                         .kind = ActFieldKind::line,
                         .label = tongue.text(message_id("Short neutral account")),
                         .hint = tongue.text(message_id(
                             "For example: Repeated absences from school; risk of losing housing within two weeks.")),
                         .value = factors.account});
  return form;
}

std::vector<DiscussionForm> discussion_forms(SituationRoom const& room, Admitted const& admitted,
                                             SeenDiscussion const& seen, web::Tongue const& tongue) {
  Forms const forms{room, admitted, seen, tongue};
  std::vector<DiscussionForm> offered;
  for (auto const act : acts_in_order) {
    if (!may_act(act, seen.discussion.stage, seen.capacities)) continue;
    auto form = form_of(act, forms);
    offered.push_back({.act = form.act,
                       .label = form.label,
                       .path = form.path,
                       .asks = !form.fields.empty(),
                       .consequence = consequence_of(act, admitted.custom.spoken_from, forms.seated.size(), tongue),
                       .fields = std::move(form.fields)});
  }
  return offered;
}

}  // namespace wardmote::situation
