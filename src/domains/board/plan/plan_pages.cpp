#include "domains/board/plan/plan_pages.h"

#include "access/views.h"
#include "domains/board/obligations/obligation_store.h"
#include "domains/board/obligations/obligation_words.h"
#include "domains/board/plan/plan_answer_store.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

using web::message_id;
using web::Method;

struct PlanAnswerRow {
  std::string words{};
  std::string place{};
  std::string address{};
  bool is_within = false;  ///< this site
  std::string answered_by{};
  std::string answered_on{};
};
BOOST_DESCRIBE_STRUCT(PlanAnswerRow, (), (words, place, address, is_within, answered_by, answered_on))

struct PlanRequirementRow {
  std::string requirement{};  ///< what stands for it in addresses
  std::string label{};
  std::string definition{};
  bool is_unverified = true;  ///< nobody has compared these words with the law
  std::string confirmed_by{};
  std::string confirmed_on{};
  std::optional<PlanAnswerRow> answer{};  ///< the newest
  std::vector<PlanAnswerRow> earlier{};
};
BOOST_DESCRIBE_STRUCT(PlanRequirementRow, (),
                      (requirement, label, definition, is_unverified, confirmed_by, confirmed_on, answer, earlier))

struct PlanView {
  std::string sentence{};
  std::string citation{};
  std::vector<PlanRequirementRow> requirements{};
  std::string catalogue_version{};
  bool may_answer = false;
  bool may_confirm = false;
};
BOOST_DESCRIBE_STRUCT(PlanView, (), (sentence, citation, requirements, catalogue_version, may_answer, may_confirm))

struct PlanFormQuery {
  std::string requirement;
};
BOOST_DESCRIBE_STRUCT(PlanFormQuery, (), (requirement))

struct PlanFormView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string requirement{};
  std::string label{};
  std::string definition{};
  std::string citation{};
  std::string words{};  ///< of the newest answer, to be changed
  std::string place{};
  std::string address{};
};
BOOST_DESCRIBE_STRUCT(PlanFormView, (), (breadcrumbs, requirement, label, definition, citation, words, place, address))

struct PlanAnswerForm {
  std::string requirement, words, place, address, answered_by;
};
BOOST_DESCRIBE_STRUCT(PlanAnswerForm, (), (requirement, words, place, address, answered_by))

struct PlanConfirmationForm {
  std::string requirement, confirmed_by, basis;
};
BOOST_DESCRIBE_STRUCT(PlanConfirmationForm, (), (requirement, confirmed_by, basis))

struct PlanDoneView {
  std::string requirement{};
};
BOOST_DESCRIBE_STRUCT(PlanDoneView, (), (requirement))

PlanAnswerRow row_of(PlanAnswer const& answer) {
  return {.words = answer.words,
          .place = answer.place,
          .address = answer.address,
          .is_within = answer.address.starts_with('/'),
          .answered_by = answer.answered_by,
          .answered_on = base::to_text(answer.answered_on)};
}

PlanRequirementRow row_of(PlanContent const& requirement, std::vector<PlanAnswer> const& answers,
                          std::vector<CitationConfirmation> const& confirmations, web::Tongue const& tongue) {
  PlanRequirementRow row{.requirement = slug_of(requirement),
                         .label = requirement.label.in(tongue.language()),
                         .definition = requirement.definition.in(tongue.language())};
  if (auto const* const confirmation = confirmation_of(confirmations, requirement)) {
    row.is_unverified = false;
    row.confirmed_by = confirmation->confirmed_by;
    row.confirmed_on = base::to_text(confirmation->confirmed_on);
  }
  for (auto const& answer : answers) {
    if (answer.requirement != requirement.id) continue;
    if (row.answer)
      row.earlier.push_back(row_of(answer));
    else
      row.answer = row_of(answer);
  }
  return row;
}

base::Answer<PlanView> show_plan(ObligationRoom const& room, web::Context const& context) {
  auto const& tongue = context.tongue;
  return on_snapshot(
      room, context.now,
      [&](ObligationCatalogue const& catalogue, store::Reader& reader, base::LocalDate) -> base::Answer<PlanView> {
        auto const answers = list_plan_answers(reader, room.room.board);
        auto const confirmations = list_confirmations(reader, room.room.board);
        PlanView view{.citation = std::string(plan_section),
                      .catalogue_version = catalogue.plan_version,
                      .may_answer = context.principal.may("answer_plan_requirement"),
                      .may_confirm = context.principal.may("confirm_plan_requirement")};
        std::int64_t answered = 0;
        for (auto const& requirement : catalogue.plan_contents) {
          view.requirements.push_back(row_of(requirement, answers, confirmations, tongue));
          answered += view.requirements.back().answer ? 1 : 0;
        }
        view.sentence =
            tongue.text(message_id("The board has said of {answered} of {all} requirements where its plan meets them."),
                        {{"answered", std::to_string(answered)}, {"all", std::to_string(view.requirements.size())}});
        return view;
      });
}

base::Answer<PlanFormView> show_form(ObligationRoom const& room, std::string const& slug, web::Context const& context) {
  auto const& tongue = context.tongue;
  return on_snapshot(
      room, context.now,
      [&](ObligationCatalogue const& catalogue, store::Reader& reader, base::LocalDate) -> base::Answer<PlanFormView> {
        auto const* const requirement = requirement_called(catalogue, slug);
        if (requirement == nullptr) return base::refuse(base::RefusalCode::page_not_found);
        PlanFormView view{
            .breadcrumbs = {{"/strategic-plan", tongue.text(message_id("What the strategic plan must contain"))}},
            .requirement = slug,
            .label = requirement->label.in(tongue.language()),
            .definition = requirement->definition.in(tongue.language()),
            .citation = citation_of(*requirement)};
        for (auto const& answer : list_plan_answers(reader, room.room.board)) {
          if (answer.requirement != requirement->id) continue;
          view.words = answer.words;
          view.place = answer.place;
          view.address = answer.address;
          break;
        }
        return view;
      });
}

/// Does an act on the requirement that the address names, and leads back to the list.
template <class Act>
base::Answer<PlanDoneView> done(ObligationRoom const& room, std::string const& slug, web::Context const& context,
                                Act act) {
  auto const answer = in_transaction(
      room, context,
      [&](ObligationCatalogue const& catalogue, store::Writer& writer, Doing const& doing) -> base::Answer<void> {
        auto const* const requirement = requirement_called(catalogue, slug);
        if (requirement == nullptr) return base::refuse(base::RefusalCode::page_not_found);
        return act(writer, *requirement, catalogue.plan_version, doing);
      });
  if (!answer) return std::unexpected(answer.error());
  context.reply.see_other = "/strategic-plan";
  return PlanDoneView{slug};
}

void add_form_page(web::Router& router, ObligationRoom const& room, web::RouteInfo page) {
  router.page<PlanFormQuery, PlanFormView>(std::move(page),
                                           [room](PlanFormQuery const& query, web::Context const& context) {
                                             return show_form(room, query.requirement, context);
                                           });
}

void add_answering(web::Router& router, ObligationRoom const& room) {
  static constexpr auto path = "/strategic-plan/{requirement}/answer_plan_requirement";
  static constexpr auto act = "answer_plan_requirement";
  constexpr auto title = message_id("Say where the plan meets it");
  add_form_page(router, room,
                form_route("plan_answer_form", path, act, title,
                           message_id("Where the strategic plan meets what the law asks of it, and who says so."),
                           "plan_answer_form", Method::get));
  router.page<PlanAnswerForm, PlanDoneView>(
      form_route(act, path, act, title, message_id("Says where the strategic plan meets a requirement."),
                 "plan_answer_form", Method::post),
      [room](PlanAnswerForm const& form, web::Context const& context) {
        return done(
            room, form.requirement, context,
            [&](store::Writer& writer, PlanContent const& requirement, std::string const& version, Doing const& doing) {
              return answer_plan_requirement(writer, room.room.board, requirement, version,
                                             {form.words, form.place, form.address, form.answered_by}, doing);
            });
      });
}

void add_confirming(web::Router& router, ObligationRoom const& room) {
  static constexpr auto path = "/strategic-plan/{requirement}/confirm_plan_requirement";
  static constexpr auto act = "confirm_plan_requirement";
  constexpr auto title = message_id("Confirm the requirement");
  add_form_page(router, room,
                form_route("plan_confirmation_form", path, act, title,
                           message_id("Who compared the catalogue’s words for a requirement with the law."),
                           "plan_confirmation_form", Method::get));
  router.page<PlanConfirmationForm, PlanDoneView>(
      form_route(act, path, act, title,
                 message_id("Says by name and date that the words for a requirement were compared with the law."),
                 "plan_confirmation_form", Method::post),
      [room](PlanConfirmationForm const& form, web::Context const& context) {
        return done(
            room, form.requirement, context,
            [&](store::Writer& writer, PlanContent const& requirement, std::string const& version, Doing const& doing) {
              return confirm_plan_requirement(writer, room.room.board, requirement, version, form.confirmed_by,
                                              form.basis, doing);
            });
      });
}

}  // namespace

void add_plan_routes(web::Router& router, ObligationRoom const& room) {
  router.page<web::NoQuery, PlanView>(
      {.name = "strategic_plan",
       .path = "/strategic-plan",
       .policy = web::Policy::everyone(),
       .title = "What the strategic plan must contain",
       .summary = "For each thing that the law asks of the board’s strategic plan: where the plan meets it, what shows "
                  "it, and who says so.",
       .page = "board/strategic_plan",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "requirements",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) { return show_plan(room, context); });
  add_answering(router, room);
  add_confirming(router, room);
}

}  // namespace wardmote::board
