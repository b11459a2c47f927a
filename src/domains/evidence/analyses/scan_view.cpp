#include "domains/evidence/analyses/scan_view.h"

#include <algorithm>

#include "domains/evidence/analyses/run_reader.h"
#include "domains/evidence/analyses/scan_following.h"
#include "domains/evidence/analyses/scan_sentences.h"

namespace wardmote::evidence {
namespace {

using web::Tongue;

void show_clusters(ScanView& view, ScanRequest const& request, ScanResult const& result, RunNames const& names,
                   Tongue const& tongue) {
  for (auto const& cluster : result.clusters)
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
                             .sentence = cluster_sentence(request, cluster, names, tongue)});
}

void show_following(ScanView& view, std::string const& kept, RunNames const& names, Tongue const& tongue) {
  auto const following = kept.empty() ? std::nullopt : scan_following_of(kept);
  if (!following) return;
  view.is_followed = true;
  for (auto const& one : following->now)
    for (auto& cluster : view.clusters)
      if (cluster.rank == one.rank) cluster.is_new = one.is_new, cluster.since = one.since;
  for (auto const& one : following->ended) {
    ScanCluster gone;
    for (auto const& area : one.areas) gone.areas.push_back({.code = area});
    view.ended.push_back({areas_phrase(gone, names, tongue), one.from, one.to, one.since});
  }
}

void show_steps(ScanView& view, ScanResult const& result, RunNames const& names, Tongue const& tongue) {
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
std::int64_t cluster_with(ScanResult const& result, std::string const& code) {
  for (std::size_t at = 0; at < result.clusters.size(); ++at)
    if (result.clusters[at].p_value <= chance_share_max &&
        std::ranges::find(result.clusters[at].areas, code, &AreaOutcome::code) != result.clusters[at].areas.end())
      return static_cast<std::int64_t>(at) + 1;
  return 0;
}

std::string area_words(ScanAreaView const& area, Tongue const& tongue) {
  auto words = tongue.plural("{count} incident in the period", "{count} incidents in the period", area.incidents);
  if (area.expected)
    words = tongue.text("{incidents}, {expected} expected by its residents",
                        {{"incidents", words}, {"expected", tongue.number(*area.expected, 1)}});
  if (!area.in_cluster) return words;
  return tongue.text("{words}; in cluster {cluster}", {{"words", words}, {"cluster", std::to_string(area.cluster)}});
}

void show_areas(ScanView& view, RunFigures const& figures, ScanRequest const& request, ScanResult const& result,
                RunNames const& names, Tongue const& tongue) {
  for (auto const& outcome : result.areas) {
    ScanAreaView area{.code = outcome.code,
                      .name = names.of_area(outcome.code),
                      .incidents = outcome.observed,
                      .cluster = cluster_with(result, outcome.code)};
    if (request.baseline == ScanBaseline::residents) area.expected = outcome.expected;
    if (auto const* const known = outlined(figures, outcome.code)) {
      area.geometry_quality = known->geometry_quality;
      area.geometry = web::RawJson{*known->geometry};
    }
    area.in_cluster = area.cluster > 0;
    area.sentence = area_words(area, tongue);
    view.areas.push_back(std::move(area));
  }
  std::ranges::stable_sort(view.areas, {}, &ScanAreaView::name);
  view.has_outlines =
      std::ranges::any_of(view.areas, [](ScanAreaView const& area) { return area.geometry.has_value(); });
  auto const inside = std::ranges::count_if(view.areas, [](ScanAreaView const& area) { return area.in_cluster; });
  view.areas_sentence = tongue.plural("{count} area lies in a cluster that chance alone seldom shows.",
                                      "{count} areas lie in a cluster that chance alone seldom shows.", inside);
}

void show_method(ScanView& view, ScanRequest const& request, ScanResult const* result, Tongue const& tongue) {
  auto const add = [&](std::string label, std::string value) {
    view.method.push_back({std::move(label), std::move(value)});
  };
  add(tongue.text("Offences"), offences_words(request.offences, tongue));
  add(tongue.text("Period"),
      tongue.text("{first} to {last}", {{"first", tongue.date(request.from)}, {"last", tongue.date(request.to)}}));
  add(tongue.text("What is looked for"), model_words(request.model, tongue));
  add(tongue.text("Held against"), baseline_words(request.baseline, tongue));
  if (request.model != ScanModel::spatial) {
    add(tongue.text("Steps of time"), step_words(request.step, tongue));
    add(tongue.text("Longest cluster"), tongue.plural("{count} day", "{count} days", request.days_max));
  }
  add(tongue.text("Largest place"),
      request.baseline == ScanBaseline::residents
          ? tongue.text("{share} of the residents", {{"share", tongue.percent(request.share_pct / 100.0, 0)}})
          : tongue.text("{share} of the incidents", {{"share", tongue.percent(request.share_pct / 100.0, 0)}}));
  add(tongue.text("Smallest cluster"), tongue.text("5 incidents"));
  add(tongue.text("Simulated worlds"), whole(request.replicates, tongue));
  add(tongue.text("Seed"), std::to_string(request.seed));
  if (result == nullptr) return;
  add(tongue.text("Incidents that went in"), whole(result->incidents, tongue));
  add(tongue.text("Areas"), whole(result->areas.size(), tongue));
}

}  // namespace

ScanView scan_view(RunFigures const& figures, web::Principal const& principal, base::Instant now,
                   Tongue const& tongue) {
  ScanView view{frame_of(figures, principal, now, tongue)};
  auto const& request = std::get<ScanRequest>(figures.run.request);
  auto const* const result = figures.result ? &std::get<ScanResult>(*figures.result) : nullptr;
  show_method(view, request, result, tongue);
  if (result == nullptr) return view;
  auto const names = names_of(figures.dataset, figures.areas, tongue.language());
  show_clusters(view, request, *result, names, tongue);
  if (sees_all_runs(principal))
    show_following(view, figures.run.following, names, tongue);  // nobody published the run before
  show_steps(view, *result, names, tongue);
  show_areas(view, figures, request, *result, names, tongue);
  return view;
}

}  // namespace wardmote::evidence
