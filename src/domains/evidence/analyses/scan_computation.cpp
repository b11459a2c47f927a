#include "domains/evidence/analyses/scan_computation.h"

#include <algorithm>
#include <cmath>

#include "analysis/scan/scan.h"
#include "domains/evidence/analyses/detectable_risk.h"
#include "domains/evidence/analyses/scan_study.h"

namespace wardmote::evidence {
namespace {

namespace scan = analysis::scan;

constexpr std::uint32_t parts_max = 10;
constexpr std::uint32_t worlds_of_a_part = 32;  ///< what the scan makes side by side
constexpr std::size_t clusters_kept = 5;

base::LocalDate date_of(scan::Day day) { return base::LocalDate(day); }

/// The scan in parts, so that it can tell how far it is and be stopped. The answer is that of one pass.
base::Answer<scan::ScanAnswer> scanned(ScanStudy const& made, analysis::ForEach const& for_each,
                                       RunProgress const& progress) {
  auto const blocks = (made.options.replicates + worlds_of_a_part - 1) / worlds_of_a_part;
  auto const parts = std::clamp(blocks, 1u, parts_max);
  std::vector<double> maxima(made.options.replicates);
  scan::ScanAnswer answer;
  for (std::uint32_t part = 0; part < parts; ++part) {
    if (progress && !progress(part, parts)) return base::refuse(base::RefusalCode::job_stopped);
    scan::Execution const execution{
        .for_each = for_each, .share = part, .shares = parts, .combine = [&](std::span<double> found) {
          for (std::size_t at = 0; at < found.size(); ++at) found[at] = maxima[at] = std::max(maxima[at], found[at]);
        }};
    answer = scan::scan(made.study, made.options, execution);
  }
  return answer;
}

int days_between(scan::Day first, scan::Day end) { return static_cast<int>((end - first).count()); }

/// What each step had in the areas of a cluster, and what was expected there.
void add_steps(ScanCluster& cluster, scan::Cluster const& found, ScanStudy const& made) {
  auto const intervals = made.by_interval.size();
  cluster.observed_by_step.resize(intervals);
  cluster.expected_by_step.resize(intervals);
  std::vector<bool> is_inside(made.places.size());
  for (auto const place : found.places) is_inside[place] = true;
  for (auto const& cell : made.study.cases)
    if (is_inside[cell.place]) cluster.observed_by_step[cell.interval] += cell.count;
  for (auto const place : found.places)
    for (std::size_t at = 0; at < intervals; ++at) cluster.expected_by_step[at] += made.expected(place, at, at + 1);
}

ScanCluster cluster_of(scan::Cluster const& found, ScanStudy const& made, std::uint32_t replicates) {
  ScanCluster cluster{
      .from = date_of(made.bounds[found.first]),
      .to = date_of(made.bounds[found.end] - std::chrono::days(1)),
      .observed = std::llround(found.observed),
      .expected = found.expected,
      .relative_risk = std::isfinite(found.relative_risk) ? found.relative_risk : found.observed / found.expected,
      .radius_km = found.radius,
      .statistic = found.statistic,
      .worlds_as_strong = std::llround(found.p_value * (replicates + 1.0)) - 1,
      .p_value = found.p_value};
  if (found.recurrence_intervals)
    cluster.recurrence_days =
        *found.recurrence_intervals * days_between(made.bounds[found.end - 1], made.bounds[found.end]);
  for (auto const place : found.places) {
    AreaOutcome outcome{.code = made.places[place].code, .expected = made.expected(place, found.first, found.end)};
    for (auto const& cell : made.study.cases)
      if (cell.place == place && cell.interval >= found.first && cell.interval < found.end)
        outcome.observed += cell.count;
    cluster.areas.push_back(std::move(outcome));
  }
  add_steps(cluster, found, made);
  return cluster;
}

/// The place in the middle by what is expected in it, and the last intervals of the longest cluster.
Power power_of(ScanStudy const& made, std::vector<double> const& maxima) {
  auto const intervals = made.by_interval.size();
  std::vector<std::size_t> order(made.places.size());
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
  std::ranges::stable_sort(order, {}, [&](std::size_t place) { return made.expected(place, 0, intervals); });
  auto const place = order[order.size() / 2];
  auto const first = intervals - made.options.limits.intervals_max;
  Window window{.model = made.study.model,
                .cases = static_cast<double>(made.incidents),
                .expected = made.expected(place, first, intervals),
                .of_place = static_cast<double>(made.by_place[place])};
  for (auto at = first; at < intervals; ++at) window.of_time += static_cast<double>(made.by_interval[at]);
  Power power{.area = made.places[place].code,
              .days = days_between(made.bounds[first], made.bounds[intervals]),
              .expected = window.expected};
  if (auto const strength = strength_needed(maxima, chance_share_max))
    power.relative_risk = detectable_risk(window, *strength, cluster_incidents_min);
  return power;
}

base::Answer<void> check(ScanStudy const& made) {
  if (made.places.size() < scan_places_min)
    return base::refuse(base::RefusalCode::analysis_places_too_few,
                        {{"places", std::to_string(made.places.size())}, {"needed", std::to_string(scan_places_min)}});
  if (made.incidents < scan_incidents_min)
    return base::refuse(base::RefusalCode::analysis_cases_too_few,
                        {{"cases", std::to_string(made.incidents)}, {"needed", std::to_string(scan_incidents_min)}});
  return {};
}

}  // namespace

base::Answer<ScanResult> result_of(ScanRequest const& request, ScanInput const& input,
                                   analysis::ForEach const& for_each, RunProgress const& progress) {
  auto const made = study_of(request, input);
  if (auto const fit = check(made); !fit) return std::unexpected(fit.error());
  auto const answer = scanned(made, for_each, progress);
  if (!answer) return std::unexpected(answer.error());
  ScanResult result{.incidents = made.incidents,
                    .without_area = made.without_area,
                    .in_areas_left_out = made.in_areas_left_out,
                    .replicates = answer->replicates};
  for (auto const bound : made.bounds) result.step_starts.push_back(date_of(bound));
  for (std::size_t place = 0; place < made.places.size(); ++place)
    result.areas.push_back(
        {made.places[place].code, made.by_place[place], made.expected(place, 0, made.by_interval.size())});
  for (auto const& cluster : answer->clusters)
    if (result.clusters.empty() || (cluster.p_value <= chance_share_max && result.clusters.size() < clusters_kept))
      result.clusters.push_back(cluster_of(cluster, made, answer->replicates));
  result.power = power_of(made, answer->maxima);
  return result;
}

}  // namespace wardmote::evidence
