#include "domains/board/plan/plan_answer.h"

#include <algorithm>

#include "domains/board/form_check.h"
#include "domains/board/plan/plan_answer_store.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using web::message_id;

constexpr std::string_view id_prefix = "s39.";
constexpr std::size_t words_bytes_max = 4000;

}  // namespace

std::string citation_of(PlanContent const& requirement) {
  return std::string(plan_section) + ": " + requirement.label.en;
}

std::string slug_of(PlanContent const& requirement) {
  auto slug = requirement.id.substr(id_prefix.size());
  std::ranges::replace(slug, '.', '-');
  return slug;
}

PlanContent const* requirement_called(ObligationCatalogue const& catalogue, std::string_view slug) {
  auto const found = std::ranges::find(catalogue.plan_contents, slug, slug_of);
  return found == catalogue.plan_contents.end() ? nullptr : &*found;
}

CitationConfirmation const* confirmation_of(std::vector<CitationConfirmation> const& confirmations,
                                            PlanContent const& requirement) {
  auto const found = std::ranges::find_if(confirmations, [&](CitationConfirmation const& one) {
    return one.obligation == requirement.id && one.citation == citation_of(requirement);
  });
  return found == confirmations.end() ? nullptr : &*found;
}

base::Answer<void> answer_plan_requirement(store::Writer& writer, store::BoardId board, PlanContent const& requirement,
                                           std::string_view version, PlanAnswerInput const& input, Doing const& doing) {
  FormCheck check;
  PlanAnswer const answer{
      .id = base::Id<PlanAnswer>::make(doing.clock),
      .requirement = requirement.id,
      .words = input.words,
      .place = check.line("place", input.place, message_id("Enter where in the plan it stands: the goal, the page.")),
      .address = check.address("address", input.address),
      .answered_by =
          check.line("answered_by", input.answered_by, message_id("Enter the name and office of whoever says so.")),
      .answered_on = doing.today,
      .catalogue_version = std::string(version)};
  if (input.words.empty()) check.wrong("words", message_id("Enter how the plan meets it."));
  if (input.words.size() > words_bytes_max) check.wrong("words", message_id("Write at most 4,000 characters here."));
  if (!check.is_well()) return check.refused();
  insert_plan_answer(writer, board, answer, doing.clock.now());
  record_act(writer, board, "answer_plan_requirement", requirement.id,
             {{"place", answer.place},
              {"answered_by", answer.answered_by},
              {"address", answer.address},
              {"catalogue_version", answer.catalogue_version}},
             doing);
  return {};
}

base::Answer<void> confirm_plan_requirement(store::Writer& writer, store::BoardId board, PlanContent const& requirement,
                                            std::string_view version, std::string const& confirmed_by,
                                            std::string const& basis, Doing const& doing) {
  return confirm_words(writer, board,
                       {.obligation = requirement.id,
                        .citation = citation_of(requirement),
                        .confirmed_by = confirmed_by,
                        .basis = basis,
                        .catalogue_version = std::string(version)},
                       "confirm_plan_requirement", doing);
}

}  // namespace wardmote::board
