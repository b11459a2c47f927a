// What can be asked of a dataset: the question first, then the form of the kind of analysis that answers it.

#include "base/refusal.h"
#include "domains/evidence/analyses/run_routes.h"
#include "domains/evidence/analyses/run_start.h"

namespace wardmote::evidence {
namespace {

struct QuestionView {
  RunQuestion question = RunQuestion::concentrated;
  std::string label{};
  std::string text{};                  ///< what comes out
  std::vector<std::string> reasons{};  ///< why this dataset does not carry it; empty: it does
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (question, label, text, reasons))

struct QuestionsView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string dataset{};
  std::string dataset_title{};
  std::string caution{};
  std::vector<QuestionView> questions{};
};
BOOST_DESCRIBE_STRUCT(QuestionsView, (), (breadcrumbs, title, dataset, dataset_title, caution, questions))

/// What a form with nothing filled in is refused for.
std::vector<std::string> reasons_against(RunForm const& form, RunFacts const& facts, web::Tongue const& tongue) {
  auto const request = request_for(form, facts);
  return request ? std::vector<std::string>{} : reasons_of(request.error(), tongue);
}

QuestionsView view_of(RunFacts const& facts, web::Tongue const& tongue) {
  auto const title = facts.dataset.title.in(tongue.language());
  QuestionsView view{
      .breadcrumbs = {{"/evidence/findings", tongue.text("Findings")}, {"/evidence/analyses", tongue.text("Analyses")}},
      .title = tongue.text("What do you want to know of {dataset}?", {{"dataset", title}}),
      .dataset = facts.dataset.slug,
      .dataset_title = title,
      .caution = facts.dataset.caution.in(tongue.language())};
  view.questions.push_back(
      {.question = RunQuestion::concentrated,
       .label = tongue.text("Where is it concentrated?"),
       .text = tongue.text("Groups of neighbouring areas, and times, with more incidents than chance would put there."),
       .reasons = reasons_against(ScanForm{}, facts, tongue)});
  view.questions.push_back(
      {.question = RunQuestion::unusual,
       .label = tongue.text("What is unusual this week?"),
       .text = tongue.text("Each offence in each area, held against its own past: which counts of a week stand out."),
       .reasons = reasons_against(WatchForm{}, facts, tongue)});
  view.questions.push_back(
      {.question = RunQuestion::dense,
       .label = tongue.text("Where is it densest?"),
       .text = tongue.text("A surface of cells, and how much of what came later its densest part held."),
       .reasons = reasons_against(DensityForm{}, facts, tongue)});
  return view;
}

}  // namespace

void add_question_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<StartQuery, QuestionsView>(
      {.name = "analysis_question",
       .path = "/evidence/analyses/start/{dataset}",
       .policy = web::Policy::permission("start_analysis"),
       .title = "Start an analysis",
       .summary = "What can be asked of a dataset, and what it is too short or too coarse for.",
       .page = "evidence/analysis_question",
       .caching = web::Caching::never,
       .is_costly = true},
      page_of_facts(room, view_of));
}

}  // namespace wardmote::evidence
