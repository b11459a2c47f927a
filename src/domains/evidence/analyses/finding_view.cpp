#include "domains/evidence/analyses/finding_view.h"

#include "base/choice.h"

namespace wardmote::evidence {
namespace {

std::string text_or_nothing(std::optional<base::Instant> const& instant) {
  return instant ? base::to_text(*instant) : "";
}

void show_acts(FindingView& view, web::Principal const& principal) {
  auto const is_draft = view.state == FindingState::drafted || view.state == FindingState::stated;
  view.may_state = is_draft && principal.may("draft_finding");
  view.may_publish = view.state == FindingState::stated && principal.may("publish_finding");
  view.may_withdraw = view.state == FindingState::published && principal.may("publish_finding");
}

}  // namespace

FindingView finding_view(RunReader::FindingFigures const& figures, web::Principal const& principal,
                         web::Tongue const& tongue) {
  auto const language = tongue.language();
  auto const& [finding, run] = figures;
  FindingView view{.breadcrumbs = {{"/evidence/findings", tongue.text("Findings")}},
                   .title = tongue.text("Finding: {dataset}", {{"dataset", run.dataset.title.in(language)}}),
                   .finding_id = finding.id.text(),
                   .run_id = finding.run.text(),
                   .run_page = page_of(run.run.request, run.run.id),
                   .question = std::string(base::spelling_of(question_of(run.run.request))),
                   .state = state_of(finding),
                   .has_statement = finding.stated_at.has_value(),
                   .data = finding.statement.data.in(language),
                   .policing = finding.statement.policing.in(language),
                   .misuse = finding.statement.misuse.in(language),
                   .reason = finding.reason.in(language),
                   .drafted_at = base::to_text(finding.drafted_at),
                   .published_at = text_or_nothing(finding.published_at),
                   .withdrawn_at = text_or_nothing(finding.withdrawn_at),
                   .dataset = run.dataset.slug,
                   .dataset_title = run.dataset.title.in(language),
                   .publisher = run.dataset.publisher,
                   .caution = run.dataset.caution.in(language),
                   .result_hash = run.run.result_hash};
  if (run.result) {
    auto story = story_of(run, tongue);
    view.headline = std::move(story.headline);
    view.certainty = std::move(story.certainty);
    view.power = std::move(story.power);
    view.limits = std::move(story.limits);
  }
  show_acts(view, principal);
  return view;
}

}  // namespace wardmote::evidence
