#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "domains/board/obligations/obligation_catalogue.h"
#include "domains/board/obligations/obligation_rules.h"

namespace wardmote::board {

/// What the board says of one thing that the law asks of its strategic plan.
struct PlanAnswer {
  base::Id<PlanAnswer> id{};
  std::string requirement{};  ///< its identifier in the catalogue: "s39.adequacy"
  std::string words{};        ///< how the plan meets it
  std::string place{};        ///< where in the plan: "Goal 2, page 14"
  std::string address{};      ///< what shows it: "https://…" or "/decisions/…"; may be empty
  std::string answered_by{};  ///< name and office, as typed for everybody to read
  base::LocalDate answered_on{};
  std::string catalogue_version{};
};

/// Which section of the law the list of requirements paraphrases: Community Safety and Policing Act, 2019.
inline constexpr std::string_view plan_section = "CSPA 2019, s.39 (1)";

/// What a person confirms of a requirement: the section with the catalogue's words for it. If the catalogue comes to say other
/// words, those are unverified again.
std::string citation_of(PlanContent const& requirement);

/// What stands for it in addresses: "adequacy". The requirement of that slug; nothing if there is none.
std::string slug_of(PlanContent const& requirement);
PlanContent const* requirement_called(ObligationCatalogue const& catalogue, std::string_view slug);

/// Nobody has compared the catalogue's words with the law, or not these very words.
CitationConfirmation const* confirmation_of(std::vector<CitationConfirmation> const& confirmations,
                                            PlanContent const& requirement);

/// What somebody typed of an answer.
struct PlanAnswerInput {
  std::string words{};
  std::string place{};
  std::string address{};
  std::string answered_by{};
};

/// Each writes its row and its audit entry, and refuses form_invalid with what is wrong field by field.
base::Answer<void> answer_plan_requirement(store::Writer& writer, store::BoardId board, PlanContent const& requirement,
                                           std::string_view version, PlanAnswerInput const& input, Doing const& doing);
/// Refuses citation_confirmed_already too.
base::Answer<void> confirm_plan_requirement(store::Writer& writer, store::BoardId board, PlanContent const& requirement,
                                            std::string_view version, std::string const& confirmed_by,
                                            std::string const& basis, Doing const& doing);

}  // namespace wardmote::board
