#include "domains/board/policies/policy_view.h"

#include <algorithm>

#include "base/choice.h"

namespace wardmote::board {
namespace {

using base::LocalDate;
using web::Tongue;

/// How the review of a policy stands; nothing follows while none is due.
StatusShown review_status(std::optional<LocalDate> due_on, LocalDate today, Tongue const& tongue) {
  return shown(due_on ? status_of(*due_on, std::nullopt, today) : DueStatus::no_date, tongue);
}

/// The one that holds today; before any does, the first to come; after a repeal, the last.
PolicyVersion const& version_shown(Policy const& policy, LocalDate today) {
  auto const* const version = in_force(policy, today);
  if (version != nullptr) return *version;
  return policy.repeal ? policy.versions.back() : policy.versions.front();
}

std::optional<LocalDate> repealed_from(Policy const& policy) {
  return policy.repeal ? std::optional(policy.repeal->repealed_from) : std::nullopt;
}

void add_sections(PolicyView& view, PolicyVersion const& version, std::vector<Requirement> const& requirements,
                  Tongue const& tongue) {
  for (auto const& section : version.sections) {
    auto const found = std::ranges::find(requirements, section, &Requirement::id);
    view.sections.push_back(
        found == requirements.end()
            ? SectionRow{.citation = section}
            : SectionRow{found->citation, found->label.in(tongue.language()), found->is_unverified});
  }
}

ProcedureRow row_of(RequiredProcedure const& procedure, Tongue const& tongue) {
  ProcedureRow row{.procedure = procedure.name.number,
                   .procedure_title = procedure.name.title,
                   .is_recorded = procedure.recorded != nullptr};
  if (auto const* const test = procedure.last_test()) {
    row.tested_on = test->tested_on;
    row.result_label = tongue.text(label_of(test->result));
  }
  return row;
}

void add_history(PolicyView& view, Policy const& policy) {
  for (auto const& version : policy.versions)
    view.versions.insert(view.versions.begin(), {.version = version.version,
                                                 .version_title = version.title,
                                                 .in_force_from = version.in_force_from,
                                                 .adopted_on = version.adopted_on,
                                                 .motion = version.motion,
                                                 .motion_page = version.motion_page,
                                                 .motion_is_within = version.motion_page.starts_with('/'),
                                                 .catalogue_version = version.catalogue_version});
  for (auto const& review : policy.reviews) view.reviews.push_back({review.reviewed_on, review.motion});
}

void add_procedures(CrosswalkShown& shown, AnsweringPolicy const& answer, Tongue const& tongue) {
  for (auto const& procedure : answer.procedures) {
    if (std::ranges::find(shown.procedure_numbers, procedure.name.number) != shown.procedure_numbers.end()) continue;
    shown.procedure_numbers.push_back(procedure.name.number);
    shown.procedures.push_back(row_of(procedure, tongue));
    auto const& row = shown.procedures.back();
    if (!row.tested_on || (shown.last_tested_on && *row.tested_on < *shown.last_tested_on)) continue;
    shown.last_tested_on = row.tested_on;
    shown.last_result = row.result_label;
  }
}

CrosswalkShown shown_row(CrosswalkRow const& row, bool on_paper_alone, Tongue const& tongue) {
  CrosswalkShown shown{.citation = row.requirement.citation,
                       .section_label = row.requirement.label.in(tongue.language()),
                       .definition = row.requirement.definition.in(tongue.language()),
                       .is_recalled = row.requirement.is_recalled,
                       .is_unverified = row.requirement.is_unverified};
  for (auto const& answer : row.policies) {
    shown.policies.push_back({answer.policy->slug, answer.policy->number, answer.version->title});
    shown.policy_numbers.push_back(answer.policy->number);
    add_procedures(shown, answer, tongue);
  }
  for (auto const gap : row.gaps) {
    if (on_paper_alone && !is_on_paper(gap)) continue;
    shown.gap_labels.push_back(tongue.text(label_of(gap)));
    (shown.gap_names += shown.gap_names.empty() ? "" : " ") += base::spelling_of(gap);
  }
  return shown;
}

/// How many have a gap, which is no praise of the others: a policy on paper is not yet a practice.
std::string sentence_of(std::vector<CrosswalkShown> const& sections, Tongue const& tongue) {
  auto const gaps = std::ranges::count_if(sections, [](CrosswalkShown const& one) { return !one.gap_names.empty(); });
  return tongue.plural("One of {sections} sections has a gap in what is on record here.",
                       "{count} of {sections} sections have a gap in what is on record here.", gaps,
                       {{"sections", tongue.number(static_cast<double>(sections.size()), 0)}});
}

}  // namespace

using web::message_id;

std::string_view label_of(Gap gap) {
  switch (gap) {
    case Gap::no_policy: return message_id("No policy on record answers it");
    case Gap::procedure_not_recorded: return message_id("A procedure that a policy asks for is not on record");
    case Gap::procedure_never_tested: return message_id("A procedure was never tested");
    case Gap::procedure_not_followed: break;
  }
  return message_id("The last test found that a procedure is not followed, or only in part");
}

std::string_view label_of(TestResult result) {
  switch (result) {
    case TestResult::followed: return message_id("Followed");
    case TestResult::partly_followed: return message_id("Followed in part");
    case TestResult::not_followed: break;
  }
  return message_id("Not followed");
}

PoliciesView policies_view(PolicyRegister const& record, LocalDate today, Tongue const& tongue) {
  PoliciesView view;
  for (auto const& policy : record.policies) {
    auto const& version = version_shown(policy, today);
    auto const due_on = review_due(policy, today);
    auto const how = review_status(due_on, today, tongue);
    view.policies.push_back({.policy = policy.slug,
                             .policy_number = policy.number,
                             .policy_title = version.title,
                             .version = version.version,
                             .in_force_from = version.in_force_from,
                             .is_in_force = in_force(policy, today) != nullptr,
                             .repealed_from = repealed_from(policy),
                             .review_due_on = due_on,
                             .status = how.status,
                             .status_label = how.status_label,
                             .tone = how.tone});
  }
  return view;
}

PolicyView policy_view(Policy const& policy, PolicyRegister const& record, std::vector<Requirement> const& requirements,
                       LocalDate today, web::Context const& context) {
  auto const& tongue = context.tongue;
  auto const& version = version_shown(policy, today);
  auto const due_on = review_due(policy, today);
  auto const how = review_status(due_on, today, tongue);
  PolicyView view{.breadcrumbs = {{"/policies", tongue.text("Policies and by-laws")}},
                  .title = policy.number + ": " + version.title,
                  .policy = policy.slug,
                  .policy_number = policy.number,
                  .version = version.version,
                  .is_in_force = in_force(policy, today) != nullptr,
                  .repealed_from = repealed_from(policy),
                  .repeal_motion = policy.repeal ? policy.repeal->motion : "",
                  .in_force_from = version.in_force_from,
                  .paragraphs = paragraphs_of(version.body),
                  .address = version.address,
                  .is_within = version.address.starts_with('/'),
                  .review_months = version.review_months,
                  .review_due_on = due_on,
                  .status = how.status,
                  .status_label = how.status_label,
                  .tone = how.tone,
                  .may_revise = context.principal.may("adopt_policy"),
                  .may_review = context.principal.may("review_policy"),
                  .may_repeal = !policy.repeal && context.principal.may("repeal_policy")};
  add_sections(view, version, requirements, tongue);
  for (auto const& name : version.procedures)
    view.procedures.push_back(row_of(required_procedure(name, record, today), tongue));
  add_history(view, policy);
  return view;
}

CrosswalkView crosswalk_view(std::vector<CrosswalkRow> const& rows, Tongue const& tongue) {
  CrosswalkView view;
  for (auto const& row : rows) view.sections.push_back(shown_row(row, true, tongue));
  view.sentence = sentence_of(view.sections, tongue);
  return view;
}

CrosswalkView adequacy_view(std::vector<CrosswalkRow> const& rows, Tongue const& tongue) {
  CrosswalkView view;
  for (auto const& row : rows)
    if (row.requirement.is_of_adequacy) view.sections.push_back(shown_row(row, false, tongue));
  view.sentence = sentence_of(view.sections, tongue);
  return view;
}

}  // namespace wardmote::board
