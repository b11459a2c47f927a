#include "domains/evidence/analyses/scan_study.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "domains/evidence/incident_rate.h"

namespace wardmote::evidence {
namespace {

namespace scan = analysis::scan;
using std::chrono::sys_days;

struct Cut {
  scan::TimeUnit unit;
  std::uint32_t length;
  int days;  ///< about
};

Cut cut_of(ScanStep step) {
  switch (step) {
    case ScanStep::day: return {scan::TimeUnit::day, 1, 1};
    case ScanStep::week: return {scan::TimeUnit::day, 7, 7};
    case ScanStep::month: break;
  }
  return {scan::TimeUnit::month, 1, 30};
}

bool is_place_of_study(RunPlace const& place, ScanBaseline baseline) {
  return baseline == ScanBaseline::own_level || (place.residents && *place.residents >= rate_residents_min);
}

scan::ScanOptions options_of(ScanRequest const& request, std::size_t intervals) {
  auto const is_spatial = request.model == ScanModel::spatial;
  auto const longest = std::max(1, request.days_max / cut_of(request.step).days);
  scan::ScanOptions options;
  options.extent = is_spatial ? scan::Extent::spatial : scan::Extent::space_time;
  options.high_cases_min = static_cast<std::uint32_t>(cluster_incidents_min);
  options.replicates = static_cast<std::uint32_t>(request.replicates);
  options.seed = static_cast<std::uint64_t>(request.seed);
  options.limits.population_share = request.share_pct / 100.0;
  options.limits.intervals_max =
      is_spatial ? 1 : std::min(static_cast<std::uint32_t>(longest), static_cast<std::uint32_t>(intervals));
  options.limits.alive = request.model == ScanModel::prospective;
  return options;
}

void add_counts(ScanStudy& made, ScanInput const& input) {
  std::map<std::string_view, std::uint32_t> numbers;
  for (auto const& place : made.places) numbers.emplace(place.code, static_cast<std::uint32_t>(numbers.size()));
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> cells;
  for (auto const& count : input.counts) {
    auto const at = numbers.find(count.area);
    auto const interval = scan::interval_of(sys_days(count.day), made.bounds);
    if (!interval) continue;
    if (at == numbers.end()) {
      (count.area.empty() ? made.without_area : made.in_areas_left_out) += count.incidents;
      continue;
    }
    cells[{at->second, *interval}] += static_cast<std::uint32_t>(count.incidents);
    made.by_place[at->second] += count.incidents;
    made.by_interval[*interval] += count.incidents;
    made.incidents += count.incidents;
  }
  for (auto const& [cell, incidents] : cells)
    made.study.cases.push_back({.place = cell.first, .interval = cell.second, .stratum = 0, .count = incidents});
}

void add_expected(ScanStudy& made) {
  auto& expected = made.study.expected;
  expected.factors = 1;
  for (auto const& place : made.places) expected.of_place.push_back(static_cast<double>(*place.residents));
  for (std::size_t at = 0; at + 1 < made.bounds.size(); ++at)
    expected.of_interval.push_back(static_cast<double>((made.bounds[at + 1] - made.bounds[at]).count()));
}

double sum(std::vector<double> const& values, std::size_t first, std::size_t end) {
  return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(first),
                         values.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
}

}  // namespace

double ScanStudy::expected(std::size_t place, std::size_t first, std::size_t end) const {
  auto const all = static_cast<double>(incidents);
  if (study.model == scan::Model::permutation) {
    std::int64_t of_time = 0;
    for (auto at = first; at < end; ++at) of_time += by_interval[at];
    return static_cast<double>(by_place[place]) * static_cast<double>(of_time) / all;
  }
  auto const& by = study.expected;
  return all * by.of_place[place] / sum(by.of_place, 0, by.of_place.size()) * sum(by.of_interval, first, end) /
         sum(by.of_interval, 0, by.of_interval.size());
}

ScanStudy study_of(ScanRequest const& request, ScanInput const& input) {
  ScanStudy made;
  scan::Period const period{sys_days(request.from), sys_days(request.to)};
  if (request.model == ScanModel::spatial)
    made.bounds = {period.first, period.last + std::chrono::days(1)};
  else
    made.bounds = scan::interval_bounds(period, cut_of(request.step).unit, cut_of(request.step).length);
  std::ranges::copy_if(input.places, std::back_inserter(made.places),
                       [&](RunPlace const& place) { return is_place_of_study(place, request.baseline); });
  auto const intervals = made.bounds.size() - 1;
  made.by_place.resize(made.places.size());
  made.by_interval.resize(intervals);
  made.study.model = request.baseline == ScanBaseline::residents ? scan::Model::poisson : scan::Model::permutation;
  made.study.coordinates = scan::Coordinates::sphere;
  made.study.intervals = static_cast<std::uint32_t>(intervals);
  for (auto const& place : made.places) made.study.places.push_back({.x = place.latitude, .y = place.longitude});
  add_counts(made, input);
  if (request.baseline == ScanBaseline::residents) add_expected(made);
  made.options = options_of(request, intervals);
  return made;
}

}  // namespace wardmote::evidence
