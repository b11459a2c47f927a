#include "domains/evidence/analyses/run_view.h"

#include <algorithm>
#include <chrono>

#include "access/job_words.h"

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

void show_work(RunView& view, RunFigures const& figures, web::Principal const& principal, base::Instant now,
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

void show_clusters(RunView& view, RunFigures const& figures, RunNames const& names, Tongue const& tongue) {
  for (auto const& cluster : figures.result->clusters)
    view.clusters.push_back({.rank = static_cast<std::int64_t>(view.clusters.size()) + 1,
                             .areas = areas_phrase(cluster, names, tongue),
                             .first_day = cluster.from,
                             .last_day = cluster.to,
                             .observed = cluster.observed,
                             .expected = cluster.expected,
                             .relative_risk = cluster.relative_risk,
                             .radius_km = cluster.radius_km,
                             .p_value = cluster.p_value,
                             .worlds_as_strong = cluster.worlds_as_strong,
                             .recurrence_days = cluster.recurrence_days,
                             .is_told = cluster.p_value <= chance_share_max,
                             .sentence = cluster_sentence(figures.run.request, cluster, names, tongue)});
}

void show_steps(RunView& view, RunResult const& result, RunNames const& names, Tongue const& tongue) {
  if (result.clusters.empty() || result.step_starts.size() < 3) return;
  auto const& cluster = result.clusters.front();
  std::int64_t most = 0;
  for (std::size_t at = 0; at < cluster.observed_by_step.size(); ++at) {
    auto const start = result.step_starts[at];
    view.steps.push_back({.first_day = start,
                          .observed = cluster.observed_by_step[at],
                          .expected = cluster.expected_by_step[at],
                          .in_cluster = start >= cluster.from && start <= cluster.to});
    most = std::max(most, cluster.observed_by_step[at]);
  }
  view.steps_sentence = tongue.text(
      "In {areas}, a step of time had at most {most} incidents; from {first} to {last} there were more than expected, "
      "taken together.",
      {{"areas", areas_phrase(cluster, names, tongue)},
       {"most", tongue.number(static_cast<double>(most), 0)},
       {"first", tongue.date(cluster.from)},
       {"last", tongue.date(cluster.to)}});
}

/// Rank of the first cluster that chance alone seldom shows and that holds the area.
std::int64_t cluster_with(RunResult const& result, std::string const& code) {
  for (std::size_t at = 0; at < result.clusters.size(); ++at)
    if (result.clusters[at].p_value <= chance_share_max &&
        std::ranges::find(result.clusters[at].areas, code, &AreaOutcome::code) != result.clusters[at].areas.end())
      return static_cast<std::int64_t>(at) + 1;
  return 0;
}

std::string area_words(RunAreaView const& area, Tongue const& tongue) {
  auto words = tongue.plural("{count} incident in the period", "{count} incidents in the period", area.incidents);
  if (area.expected)
    words = tongue.text("{incidents}, {expected} expected by its residents",
                        {{"incidents", words}, {"expected", tongue.number(*area.expected, 1)}});
  if (!area.in_cluster) return words;
  return tongue.text("{words}; in cluster {cluster}", {{"words", words}, {"cluster", std::to_string(area.cluster)}});
}

void show_areas(RunView& view, RunFigures const& figures, RunNames const& names, Tongue const& tongue) {
  for (auto const& outcome : figures.result->areas) {
    auto const named = names.areas.find(outcome.code);
    RunAreaView area{.code = outcome.code,
                     .name = named == names.areas.end() ? outcome.code : named->second,
                     .incidents = outcome.observed,
                     .cluster = cluster_with(*figures.result, outcome.code)};
    if (figures.run.request.baseline == RunBaseline::residents) area.expected = outcome.expected;
    if (auto const at = std::ranges::find(figures.areas, outcome.code, &Area::code); at != figures.areas.end()) {
      area.geometry_quality = at->geometry_quality;
      if (at->geometry) area.geometry = web::RawJson{*at->geometry};
    }
    area.in_cluster = area.cluster > 0;
    area.sentence = area_words(area, tongue);
    view.areas.push_back(std::move(area));
  }
  std::ranges::stable_sort(view.areas, {}, &RunAreaView::name);
  view.has_outlines =
      std::ranges::any_of(view.areas, [](RunAreaView const& area) { return area.geometry.has_value(); });
  auto const inside = std::ranges::count_if(view.areas, [](RunAreaView const& area) { return area.in_cluster; });
  view.areas_sentence = tongue.plural("{count} area lies in a cluster that chance alone seldom shows.",
                                      "{count} areas lie in a cluster that chance alone seldom shows.", inside);
}

std::string whole(std::int64_t number, Tongue const& tongue) { return tongue.number(static_cast<double>(number), 0); }

void show_method(RunView& view, RunFigures const& figures, Tongue const& tongue) {
  auto const& request = figures.run.request;
  auto const add = [&](std::string label, std::string value) {
    view.method.push_back({std::move(label), std::move(value)});
  };
  add(tongue.text("Offences"), offences_words(request, tongue));
  add(tongue.text("Period"),
      tongue.text("{first} to {last}", {{"first", tongue.date(request.from)}, {"last", tongue.date(request.to)}}));
  add(tongue.text("What is looked for"), model_words(request.model, tongue));
  add(tongue.text("Held against"), baseline_words(request.baseline, tongue));
  if (request.model != RunModel::spatial) {
    add(tongue.text("Steps of time"), step_words(request.step, tongue));
    add(tongue.text("Longest cluster"), tongue.plural("{count} day", "{count} days", request.days_max));
  }
  add(tongue.text("Largest place"),
      request.baseline == RunBaseline::residents
          ? tongue.text("{share} of the residents", {{"share", tongue.percent(request.share_pct / 100.0, 0)}})
          : tongue.text("{share} of the incidents", {{"share", tongue.percent(request.share_pct / 100.0, 0)}}));
  add(tongue.text("Smallest cluster"), tongue.text("5 incidents"));
  add(tongue.text("Simulated worlds"), whole(request.replicates, tongue));
  add(tongue.text("Seed"), std::to_string(request.seed));
  if (figures.result) {
    add(tongue.text("Incidents that went in"), whole(figures.result->incidents, tongue));
    add(tongue.text("Areas"), whole(static_cast<std::int64_t>(figures.result->areas.size()), tongue));
  }
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

RunView run_view(RunFigures const& figures, web::Principal const& principal, base::Instant now, Tongue const& tongue) {
  auto const language = tongue.language();
  RunView view{
      .breadcrumbs = {{"/evidence/findings", tongue.text("Findings")}, {"/evidence/analyses", tongue.text("Analyses")}},
      .title = tongue.text("Analysis of {dataset}", {{"dataset", figures.dataset.title.in(language)}}),
      .run_id = figures.run.id.text(),
      .dataset = figures.dataset.slug,
      .dataset_title = figures.dataset.title.in(language),
      .publisher = figures.dataset.publisher,
      .caution = figures.dataset.caution.in(language),
      .version_hash = figures.run.version_hash,
      .input_hash = figures.run.input_hash,
      .result_hash = figures.run.result_hash};
  show_work(view, figures, principal, now, tongue);
  for (auto const& finding : figures.findings) view.findings.push_back({finding.id.text(), state_of(finding)});
  show_method(view, figures, tongue);
  if (!figures.result) return view;
  auto const names = names_of(figures.dataset, figures.areas, language);
  auto story = story_of(figures.run.request, *figures.result, names, tongue);
  view.headline = std::move(story.headline);
  view.certainty = std::move(story.certainty);
  view.power = std::move(story.power);
  view.limits = std::move(story.limits);
  show_clusters(view, figures, names, tongue);
  show_steps(view, *figures.result, names, tongue);
  show_areas(view, figures, names, tongue);
  return view;
}

}  // namespace wardmote::evidence
