#include "analysis/surveillance/watch.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "analysis/surveillance/alarm_cut.h"
#include "analysis/surveillance/equal_weeks.h"
#include "analysis/surveillance/judge.h"
#include "base/ensure.h"

namespace wardmote::analysis::surveillance {
namespace {

void judge_all(std::span<WeeklyCounts const> series, WatchOptions const& options, ForEach const& for_each,
               std::vector<Judged>& judged) {
  judged.resize(series.size());
  constexpr std::size_t at_once = 16;
  for_each((series.size() + at_once - 1) / at_once, [&](std::size_t piece) {
    auto const end = std::min(series.size(), (piece + 1) * at_once);
    for (auto i = piece * at_once; i < end; ++i) judged[i] = judge(series[i], options);
  });
}

/// Series whose weeks have the same sum have the same law: it is drawn once.
void simulate_all(std::span<WeeklyCounts const> series, WatchOptions const& options, ForEach const& for_each,
                  std::vector<Judged>& judged) {
  auto const weeks = simulated_weeks(options.method);
  std::map<std::uint32_t, std::vector<std::size_t>> by_sum;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (judged[i].watched.status == Status::too_short) continue;
    auto const used = series[i].last(weeks);
    by_sum[std::accumulate(used.begin(), used.end(), 0U)].push_back(i);
  }
  std::vector<std::pair<std::uint32_t, std::vector<std::size_t>>> const sums(by_sum.begin(), by_sum.end());
  auto const statistic = [&](WeeklyCounts counts) { return simulated_statistic(options.method, counts); };
  for_each(sums.size(), [&](std::size_t at) {
    auto const& [sum, members] = sums[at];
    auto const drawn =
        statistics_of_equal_weeks(sum, static_cast<std::uint32_t>(weeks), options.draws, options.seed, statistic);
    for (auto const i : members) judged[i].watched.p = monte_carlo_p(drawn, judged[i].statistic, options.mid_p);
  });
}

void take_q(std::vector<Judged>& judged, Correction control) {
  std::vector<double> p;
  for (auto const& one : judged) p.push_back(one.watched.status == Status::quiet ? 1 : one.watched.p);
  auto const q = adjusted(p, control);
  for (std::size_t i = 0; i < judged.size(); ++i) judged[i].watched.q = q[i];
}

/// The p-value that the step-up rule compares the alarms found with.
double step_up_cut(std::vector<Judged> const& judged, WatchOptions const& options) {
  double found = 0, tests = 0, harmonic = 0;
  for (auto const& one : judged) {
    if (one.watched.status == Status::too_short) continue;
    ++tests;
    harmonic += 1 / tests;
    if (one.watched.q <= options.level) ++found;
  }
  if (tests == 0) return options.level;
  double const dependence = options.control == Correction::by ? harmonic : 1;
  return std::max(1.0, found) * options.level / (tests * dependence);
}

double cut_of(std::vector<Judged> const& judged, WatchOptions const& options) {
  if (options.budget) return cut_that_spends(*options.budget / weeks_a_year, judged, options);
  return options.control == Correction::none ? options.level : step_up_cut(judged, options);
}

void decide(Judged& one, double cut, WatchOptions const& options) {
  auto& watched = one.watched;
  if (one.chance) watched.alarm_from = one.chance->alarm_from(cut, options.mid_p);
  if (watched.status != Status::judged) return;
  watched.alarm = options.budget ? watched.p <= cut : watched.q <= options.level;
}

Watch summed(std::vector<Judged> const& judged) {
  Watch answer;
  for (auto const& one : judged) {
    answer.series.push_back(one.watched);
    ++(one.watched.status == Status::judged  ? answer.judged
       : one.watched.status == Status::quiet ? answer.quiet
                                             : answer.too_short);
    answer.alarms += one.watched.alarm;
  }
  return answer;
}

}  // namespace

Watch watch(std::span<WeeklyCounts const> series, WatchOptions const& options, ForEach const& for_each) {
  ENSURE(options.level > 0 && (!options.budget || *options.budget > 0) && options.draws >= 99);
  ENSURE(options.years >= 1 && options.years <= 20);
  std::vector<Judged> judged;
  judge_all(series, options, for_each, judged);
  if (is_simulated(options.method)) simulate_all(series, options, for_each, judged);
  take_q(judged, options.control);
  double const cut = cut_of(judged, options);
  for (auto& one : judged) decide(one, cut, options);
  auto answer = summed(judged);
  answer.cut = cut;
  answer.false_alarms_a_week = false_alarms_at(cut, judged, options);
  answer.false_alarms_a_year = weeks_a_year * answer.false_alarms_a_week;
  return answer;
}

}  // namespace wardmote::analysis::surveillance
