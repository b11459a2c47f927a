#include "domains/evidence/analyses/watch_computation.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "analysis/surveillance/judge.h"

namespace wardmote::evidence {
namespace {

namespace surveillance = analysis::surveillance;

/// An offence in an area, week by week.
struct Line {
  std::string area, offence;
  std::vector<std::uint32_t> counts;
};

/// Every offence in every area: one that never happened there is one of the looks as well.
std::vector<Line> lines_of(WatchRequest const& request, WatchInput const& input) {
  std::set<std::string> areas, offences(request.offences.begin(), request.offences.end());
  for (auto const& count : input.counts) {
    if (count.area.empty()) continue;
    areas.insert(count.area);
    offences.insert(count.offence);
  }
  std::vector<Line> lines;
  for (auto const& area : areas)
    for (auto const& offence : offences)
      lines.push_back({area, offence, std::vector<std::uint32_t>(weeks_of(request))});
  for (auto const& count : input.counts) {
    if (count.area.empty() || count.week < request.from || count.week > request.week) continue;
    auto const at = std::ranges::lower_bound(lines, std::tie(count.area, count.offence), {},
                                             [](Line const& line) { return std::tie(line.area, line.offence); });
    auto const week = (std::chrono::sys_days(count.week) - std::chrono::sys_days(request.from)).count() / 7;
    at->counts[static_cast<std::size_t>(week)] += static_cast<std::uint32_t>(count.incidents);
  }
  return lines;
}

std::optional<double> finite(double number) { return std::isfinite(number) ? std::optional(number) : std::nullopt; }

std::optional<WatchRange> range_of(surveillance::Judged const& judged) {
  if (!judged.chance) return std::nullopt;
  auto const usual = surveillance::usual_range(*judged.chance);
  return WatchRange{std::llround(usual.from), std::llround(usual.to)};
}

WatchDecision decision_of(surveillance::Watched const& watched) {
  if (watched.alarm) return WatchDecision::alarm;
  return watched.status == surveillance::Status::quiet ? WatchDecision::quiet : WatchDecision::usual;
}

WatchSeries series_of(Line const& line, surveillance::Watched const& watched,
                      surveillance::WatchOptions const& options) {
  WatchSeries series{.area = line.area,
                     .offence = line.offence,
                     .decision = decision_of(watched),
                     .observed = std::llround(watched.observed),
                     .expected = watched.expected,
                     .usual = range_of(surveillance::judge(line.counts, options)),
                     .bound = finite(watched.bound),
                     .p = watched.p,
                     .q = watched.q};
  if (auto const from = finite(watched.alarm_from)) series.alarm_from = std::llround(*from);
  return series;
}

std::vector<WatchWeek> timeline_of(Line const& line, WatchRequest const& request,
                                   surveillance::WatchOptions const& options) {
  std::vector<WatchWeek> weeks;
  auto const all = line.counts.size();
  for (auto at = all - std::min(all, timeline_weeks); at < all; ++at) {
    WatchWeek week{
        .week = base::LocalDate(std::chrono::sys_days(request.from) + std::chrono::days(7 * static_cast<int>(at))),
        .observed = line.counts[at]};
    auto const judged = surveillance::judge(std::span(line.counts).first(at + 1), options);
    if (judged.watched.status != surveillance::Status::too_short) {
      week.expected = finite(judged.watched.expected);
      week.usual = range_of(judged);
    }
    weeks.push_back(week);
  }
  return weeks;
}

/// Alarms first, those that are too few to tell of last; then what chance shows most seldom.
auto rank_of(WatchSeries const& series) { return std::tuple(series.decision, series.p, series.area, series.offence); }

surveillance::Watch watched(std::vector<Line> const& lines, surveillance::WatchOptions const& options,
                            analysis::ForEach const& for_each) {
  std::vector<surveillance::WeeklyCounts> counts;
  for (auto const& line : lines) counts.emplace_back(line.counts);
  return surveillance::watch(counts, options, for_each);
}

void add_counted(WatchResult& result, WatchRequest const& request, WatchInput const& input) {
  for (auto const& count : input.counts) {
    if (count.area.empty()) result.without_area += count.incidents;
    if (!count.area.empty() && count.week == request.week) result.incidents += count.incidents;
  }
}

}  // namespace

surveillance::WatchOptions watch_options(WatchRequest const& request) {
  using Method = surveillance::Method;
  using Correction = analysis::Correction;
  static_assert(static_cast<int>(WatchMethod::cusum) == static_cast<int>(Method::cusum));  // the same in the same order
  surveillance::WatchOptions options{
      .method = static_cast<Method>(request.expected_by),
      .control = request.control == WatchControl::any_dependence ? Correction::by : Correction::bh,
      .count_min = alarm_incidents_min,
      .seed = static_cast<std::uint64_t>(request.seed)};
  if (request.years > 0) options.years = request.years;
  if (request.level_pct > 0) options.level = request.level_pct / 100.0;
  if (request.budget_a_year > 0) options.budget = request.budget_a_year;
  return options;
}

base::Answer<WatchResult> result_of(WatchRequest const& request, WatchInput const& input,
                                    analysis::ForEach const& for_each, RunProgress const& progress) {
  constexpr std::int64_t parts = 2;
  auto const options = watch_options(request);
  auto const lines = lines_of(request, input);
  if (lines.empty() || weeks_of(request) < surveillance::weeks_needed(options))
    return base::refuse(base::RefusalCode::analysis_cases_too_few, {{"cases", "0"}, {"needed", "1"}});
  if (progress && !progress(0, parts)) return base::refuse(base::RefusalCode::job_stopped);
  auto const answer = watched(lines, options, for_each);
  if (progress && !progress(1, parts)) return base::refuse(base::RefusalCode::job_stopped);
  WatchResult result{.cut = answer.cut, .false_alarms_a_year = answer.false_alarms_a_year};
  add_counted(result, request, input);
  for (std::size_t at = 0; at < lines.size(); ++at)
    result.series.push_back(series_of(lines[at], answer.series[at], options));
  std::ranges::sort(result.series, {}, rank_of);
  for (auto const& series : result.series) {
    if (result.timelines.size() == timelines_kept || series.decision == WatchDecision::quiet) break;
    auto const line = std::ranges::find_if(
        lines, [&](Line const& one) { return one.area == series.area && one.offence == series.offence; });
    result.timelines.push_back(timeline_of(*line, request, options));
  }
  return result;
}

}  // namespace wardmote::evidence
