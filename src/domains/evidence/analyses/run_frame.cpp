#include "domains/evidence/analyses/run_frame.h"

#include <algorithm>
#include <chrono>

#include "access/job_words.h"
#include "domains/evidence/analyses/run_reader.h"

namespace wardmote::evidence {
namespace {

using store::JobState;
using web::Tongue;

constexpr std::int64_t refresh_every_s = 3;
constexpr int percent_to_judge_by = 10;

std::string remaining_words(store::Job const& job, int percent, base::Instant now, Tongue const& tongue) {
  if (job.state != JobState::running || !job.started_at || percent < percent_to_judge_by || now <= *job.started_at)
    return {};
  auto const gone_s = std::chrono::duration_cast<std::chrono::seconds>(now - *job.started_at).count();
  auto const left_s = gone_s * (100 - percent) / percent;
  if (left_s < 90) return tongue.plural("about {count} second left", "about {count} seconds left", left_s);
  return tongue.plural("about {count} minute left", "about {count} minutes left", (left_s + 30) / 60);
}

void show_work(RunFrame& view, RunFigures const& figures, web::Principal const& principal, base::Instant now,
               Tongue const& tongue) {
  view.state = state_of(figures.run, figures.job);
  view.is_at_work = !store::is_ended(view.state);
  if (view.is_at_work) view.refresh_s = refresh_every_s;
  view.may_cancel = view.is_at_work && principal.may("start_analysis");
  view.may_draft = view.state == JobState::done && principal.may("draft_finding");
  if (!figures.job) return;
  view.percent = access::percent_of(*figures.job);
  view.remaining = remaining_words(*figures.job, view.percent, now, tongue);
  if (view.state == JobState::failed) view.failure = access::failure_of(*figures.job, tongue);
}

void show_repetition(RunFrame& view, RunFigures const& figures, web::Principal const& principal) {
  auto const may_repeat = principal.may("start_analysis") && !figures.repeated_by;
  view.is_repeated = figures.run.is_repeated;
  view.may_repeat = may_repeat && !view.is_repeated;
  view.may_end_repetition = may_repeat && view.is_repeated;
  if (figures.repeated_by) view.repeated_by_page = page_of(figures.run.request, figures.repeated_by->id);
  if (figures.run.after && sees_all_runs(principal))
    view.repeats_page = page_of(figures.run.request, *figures.run.after);
}

}  // namespace

JobState state_of(Run const& run, std::optional<store::Job> const& job) {
  if (run.is_done()) return JobState::done;
  if (!job || job->state == JobState::done) return JobState::failed;
  return job->state;
}

RunNames names_of(Dataset const& dataset, std::vector<Area> const& areas, web::Language language) {
  RunNames names{.publisher = dataset.publisher};
  for (auto const& area : areas) names.areas.emplace(area.code, area.name.in(language));
  return names;
}

RunStory story_of(RunFigures const& figures, Tongue const& tongue) {
  if (!figures.result) return {};
  return story_of(figures.run.request, *figures.result, names_of(figures.dataset, figures.areas, tongue.language()),
                  tongue);
}

Area const* outlined(RunFigures const& figures, std::string const& code) {
  auto const at = std::ranges::find(figures.areas, code, &Area::code);
  return at != figures.areas.end() && at->geometry ? &*at : nullptr;
}

RunFrame frame_of(RunFigures const& figures, web::Principal const& principal, base::Instant now, Tongue const& tongue) {
  auto const language = tongue.language();
  auto story = story_of(figures, tongue);
  RunFrame view{
      .breadcrumbs = {{"/evidence/findings", tongue.text("Findings")}, {"/evidence/analyses", tongue.text("Analyses")}},
      .title = tongue.text("Analysis of {dataset}", {{"dataset", figures.dataset.title.in(language)}}),
      .run_id = figures.run.id.text(),
      .dataset = figures.dataset.slug,
      .dataset_title = figures.dataset.title.in(language),
      .publisher = figures.dataset.publisher,
      .caution = figures.dataset.caution.in(language),
      .headline = std::move(story.headline),
      .certainty = std::move(story.certainty),
      .power = std::move(story.power),
      .limits = std::move(story.limits),
      .version_hash = figures.run.version_hash,
      .input_hash = figures.run.input_hash,
      .result_hash = figures.run.result_hash};
  show_work(view, figures, principal, now, tongue);
  show_repetition(view, figures, principal);
  for (auto const& finding : figures.findings) view.findings.push_back({finding.id.text(), state_of(finding)});
  return view;
}

}  // namespace wardmote::evidence
