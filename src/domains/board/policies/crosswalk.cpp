#include "domains/board/policies/crosswalk.h"

#include <algorithm>
#include <set>

namespace wardmote::board {
namespace {

std::vector<AnsweringPolicy> answering(std::string const& section, PolicyRegister const& record,
                                       base::LocalDate today) {
  std::vector<AnsweringPolicy> found;
  for (auto const& policy : record.policies) {
    auto const* const version = in_force(policy, today);
    if (version == nullptr || std::ranges::find(version->sections, section) == version->sections.end()) continue;
    AnsweringPolicy answer{.policy = &policy, .version = version};
    for (auto const& name : version->procedures) answer.procedures.push_back(required_procedure(name, record, today));
    found.push_back(std::move(answer));
  }
  return found;
}

std::optional<Gap> gap_of(RequiredProcedure const& procedure) {
  if (procedure.recorded == nullptr) return Gap::procedure_not_recorded;
  auto const* const test = procedure.last_test();
  if (test == nullptr) return Gap::procedure_never_tested;
  return test->result == TestResult::followed ? std::nullopt : std::optional(Gap::procedure_not_followed);
}

std::vector<Gap> gaps_of(std::vector<AnsweringPolicy> const& policies) {
  std::set<Gap> gaps;
  if (policies.empty()) gaps.insert(Gap::no_policy);
  for (auto const& policy : policies)
    for (auto const& procedure : policy.procedures)
      if (auto const gap = gap_of(procedure)) gaps.insert(*gap);
  return {gaps.begin(), gaps.end()};
}

}  // namespace

std::vector<Requirement> requirements_of(ObligationCatalogue const& catalogue,
                                         std::vector<CitationConfirmation> const& confirmations) {
  std::vector<Requirement> all;
  for (auto const& section : catalogue.sections)
    all.push_back({.id = section.id,
                   .citation = section.section,
                   .label = section.label,
                   .definition = section.definition,
                   .is_recalled = section.detail_confidence != Confidence::high,
                   .is_of_adequacy = true});
  for (auto const& obligation : catalogue.obligations)
    if (obligation.category == "policy")
      all.push_back({.id = obligation.id,
                     .citation = obligation.citation(),
                     .label = obligation.label,
                     .definition = obligation.definition,
                     .is_unverified = shows_unverified(confirmations, obligation)});
  return all;
}

RequiredProcedure required_procedure(ProcedureName const& name, PolicyRegister const& record, base::LocalDate today) {
  auto const* const recorded = record.procedure_called(name.number);
  return {name, recorded && recorded->in_force_from <= today ? recorded : nullptr};
}

std::vector<CrosswalkRow> crosswalk(std::vector<Requirement> const& requirements, PolicyRegister const& record,
                                    base::LocalDate today) {
  std::vector<CrosswalkRow> rows;
  for (auto const& requirement : requirements) {
    auto policies = answering(requirement.id, record, today);
    auto gaps = gaps_of(policies);
    rows.push_back({requirement, std::move(policies), std::move(gaps)});
  }
  return rows;
}

bool is_on_paper(Gap gap) { return gap == Gap::no_policy || gap == Gap::procedure_not_recorded; }

}  // namespace wardmote::board
