#include "analysis/surveillance/judge.h"

#include <algorithm>
#include <cmath>

#include "analysis/surveillance/cusum.h"

namespace wardmote::analysis::surveillance {
namespace {

// The papers' own alarms: two-sided 0.01 of 1996, the quantile 0.995 of 2013, C3 beyond 2 (Hutwagner et al.).
constexpr double classic_alpha = 0.01;
constexpr double flexible_alpha = 0.005;
constexpr double c3_alarm = 2;
constexpr double few = 5;
constexpr std::size_t few_weeks = 4;

FarringtonOptions farrington_of(WatchOptions const& options) {
  return options.method == Method::farrington ? farrington_classic(options.years) : farrington_flexible(options.years);
}

/// Beyond this residual a base week is suspect (Noufaily et al. 2013).
constexpr double suspect = 2.58;

/// What the p-value rests on. Weights beyond 1, as in 1996, take a sixth of a quiet past for outbreaks and make p too
/// small: here those of 2013 are taken, with a dispersion that they do not make smaller.
CountLaw sober_law(BaseWeeks const& base, FarringtonOptions options, LevelFit const& as_published) {
  bool const same = options.reweight_above >= suspect;
  options.reweight_above = suspect;
  auto fit = same ? as_published : farrington_fit(base, options);
  fit.dispersion = sober_dispersion(base, fit, suspect);
  return predictive_law(fit);
}

double of_last_weeks(WeeklyCounts counts) {
  double sum = 0;
  for (auto const count : counts.last(few_weeks)) sum += count;
  return sum;
}

void judge_farrington(WeeklyCounts counts, WatchOptions const& options, Judged& judged) {
  auto const as_published = farrington_of(options);
  auto const base = base_weeks(counts, as_published);
  auto const fit = farrington_fit(base, as_published);
  auto& watched = judged.watched;
  watched.expected = fit.ahead;
  bool const classic = options.method == Method::farrington;
  watched.bound = classic ? power_bound(fit, classic_alpha) : plug_in_bound(fit, flexible_alpha);
  double const recent = of_last_weeks(counts);
  watched.status = recent < few ? Status::quiet : Status::judged;
  watched.beyond_bound = watched.status == Status::judged && watched.observed > watched.bound;
  double const least = std::max(0.0, few - (recent - watched.observed));
  judged.chance = {.law = sober_law(base, as_published, fit), .normal = std::nullopt, .least = least};
}

void judge_ears(WeeklyCounts counts, WatchOptions const& options, Judged& judged) {
  auto const week = ears(counts, options.method == Method::ears_c1 ? 1 : 3);
  judged.watched.expected = week.mean;
  judged.watched.bound = ears_bound(week);
  judged.watched.beyond_bound = judged.watched.observed > judged.watched.bound;
  judged.chance = {.law = ears_law(week), .normal = week, .least = 0};
}

/// A week with fewer than are told of is quiet by whatever method.
void keep_few_quiet(double count_min, Judged& judged) {
  if (judged.chance) judged.chance->least = std::max(judged.chance->least, count_min);
  if (judged.watched.observed >= count_min) return;
  judged.watched.status = Status::quiet;
  judged.watched.beyond_bound = false;
}

void judge_c3(WeeklyCounts counts, Judged& judged) {
  judged.statistic = ears_c3(counts);
  judged.watched.expected = ears(counts, 3).mean;
  judged.watched.bound = ears_c3_bound(counts);
  judged.watched.beyond_bound = judged.statistic > c3_alarm;
}

void judge_cusum(WeeklyCounts counts, Judged& judged) {
  auto const week = cusum_of_a_quarter(counts);
  judged.statistic = week.statistic;
  judged.watched.expected = week.mean;
  judged.watched.bound = week.bound;
  judged.watched.beyond_bound = week.statistic >= CusumOptions{}.decision;
}

}  // namespace

std::size_t weeks_needed(WatchOptions const& options) {
  switch (options.method) {
    case Method::farrington_flexible:
    case Method::farrington: return weeks_needed(farrington_of(options));
    case Method::ears_c1: return 8;
    case Method::ears_c2: return 10;
    case Method::ears_c3:
    case Method::cusum: break;
  }
  return simulated_weeks(options.method);
}

double ChanceOfWeek::p(double count, bool mid_p) const {
  double tail = at_least(law, count);
  if (mid_p) tail -= exactly(law, count) / 2;
  return normal ? std::max(tail, ears_student(*normal, count)) : tail;
}

double ChanceOfWeek::alarm_from(double cut, bool mid_p) const {
  return std::max(least, least_count(cut, std::ceil(law.mean), [&](double count) { return p(count, mid_p); }));
}

UsualRange usual_range(ChanceOfWeek const& chance) {
  constexpr double each_side = 0.025;
  auto unlimited = chance;
  unlimited.least = 0;
  auto const lower = quantile(chance.law, each_side);
  return {lower, std::max(lower, unlimited.alarm_from(each_side, false) - 1)};
}

Judged judge(WeeklyCounts counts, WatchOptions const& options) {
  Judged judged;
  judged.watched.observed = counts.empty() ? 0 : counts.back();
  if (counts.size() < weeks_needed(options)) return judged;
  judged.watched.status = Status::judged;
  switch (options.method) {
    case Method::farrington_flexible:
    case Method::farrington: judge_farrington(counts, options, judged); break;
    case Method::ears_c1:
    case Method::ears_c2: judge_ears(counts, options, judged); break;
    case Method::ears_c3: judge_c3(counts, judged); break;
    case Method::cusum: judge_cusum(counts, judged); break;
  }
  keep_few_quiet(options.count_min, judged);
  if (judged.chance) judged.watched.p = judged.chance->p(judged.watched.observed, options.mid_p);
  return judged;
}

std::size_t simulated_weeks(Method method) { return method == Method::cusum ? cusum_weeks : 12; }

double simulated_statistic(Method method, WeeklyCounts counts) {
  return method == Method::cusum ? cusum_statistic(counts) : ears_c3(counts);
}

}  // namespace wardmote::analysis::surveillance
