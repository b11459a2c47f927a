#include "analysis/surveillance/watch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/surveillance/alarm_cut.h"
#include "analysis/surveillance/cusum.h"
#include "analysis/surveillance/ears.h"
#include "analysis/surveillance/judge.h"
#include "base/random.h"

namespace wardmote::analysis::surveillance {
namespace {

using Counts = std::vector<std::uint32_t>;

std::vector<WeeklyCounts> spans(std::vector<Counts> const& series) { return {series.begin(), series.end()}; }

std::vector<Counts> noise(std::size_t series, std::size_t weeks) {
  std::vector<Counts> all;
  for (std::size_t i = 0; i < series; ++i) {
    base::RandomStream random(11, i);
    Counts counts;
    for (std::size_t week = 0; week < weeks; ++week)
      counts.push_back(random.below(2 + static_cast<std::uint32_t>(i % 9)));
    all.push_back(std::move(counts));
  }
  return all;
}

TEST(Watch, a_sudden_heap_alarms_and_its_neighbours_do_not) {
  auto series = noise(40, 264);
  series[7].back() = 40;
  auto const answer = watch(spans(series), {});
  EXPECT_EQ(answer.alarms, 1U);
  EXPECT_TRUE(answer.series[7].alarm);
  EXPECT_TRUE(answer.series[7].beyond_bound);
  EXPECT_LT(answer.series[7].q, 1e-6);
  EXPECT_GE(answer.series[7].observed, answer.series[7].alarm_from);
}

TEST(Watch, fewer_than_five_in_four_weeks_are_quiet_and_stay_a_test_in_the_correction) {
  Counts rare(264, 0U);
  rare.back() = 4;
  auto series = noise(19, 264);
  series.push_back(rare);
  auto const answer = watch(spans(series), {});
  auto const& quiet = answer.series.back();
  EXPECT_EQ(quiet.status, Status::quiet);
  EXPECT_FALSE(quiet.alarm);
  EXPECT_LT(quiet.p, 1e-4);
  EXPECT_EQ(quiet.q, 1);
  EXPECT_EQ(quiet.alarm_from, 5);
  series.back().back() = 5;
  EXPECT_TRUE(watch(spans(series), {}).series.back().alarm);
}

TEST(Watch, a_series_that_is_too_short_is_named_and_counts_nowhere) {
  auto series = noise(3, 264);
  series.push_back(Counts(263, 2U));
  series.emplace_back();
  auto const answer = watch(spans(series), {});
  EXPECT_EQ(answer.too_short, 2U);
  EXPECT_TRUE(std::isnan(answer.series[3].p));
  EXPECT_TRUE(std::isnan(answer.series[3].q));
  series.resize(3);
  auto const without = watch(spans(series), {});
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(without.series[i].q, answer.series[i].q);
}

TEST(Watch, neither_the_order_of_series_nor_of_tasks_changes_a_bit) {
  ForEach const backwards = [](std::size_t count, Task const& task) {
    for (auto i = count; i > 0; --i) task(i - 1);
  };
  auto const series = noise(60, 264);
  auto turned = series;
  std::ranges::reverse(turned);
  for (int method = 0; method < 6; ++method) {
    WatchOptions const options{.method = static_cast<Method>(method), .budget = 20.0, .draws = 199};
    auto const one = watch(spans(series), options), other = watch(spans(turned), options, backwards);
    EXPECT_EQ(one.cut, other.cut);
    EXPECT_EQ(one.false_alarms_a_year, other.false_alarms_a_year);
    for (std::size_t i = 0; i < series.size(); ++i) {
      EXPECT_EQ(one.series[i].p, other.series[series.size() - 1 - i].p);
      EXPECT_EQ(one.series[i].q, other.series[series.size() - 1 - i].q);
      EXPECT_EQ(one.series[i].alarm, other.series[series.size() - 1 - i].alarm);
    }
  }
}

TEST(Watch, the_cut_of_a_budget_is_the_largest_that_does_not_pass_it) {
  auto const series = noise(25, 264);
  for (bool const mid_p : {false, true}) {
    WatchOptions const options{.mid_p = mid_p};
    std::vector<Judged> judged;
    for (auto const& counts : series) judged.push_back(judge(counts, options));
    std::vector<double> possible;
    for (auto const& one : judged)
      for (double count = one.chance->least; count < 40; ++count) possible.push_back(one.chance->p(count, mid_p));
    for (double const wanted : {0.01, 0.1, 0.5, 2.0}) {
      double const cut = cut_that_spends(wanted, judged, options);
      EXPECT_LE(false_alarms_at(cut, judged, options), wanted * (1 + 1e-9));
      auto const above = [&](double p) { return p > cut ? p : 2; };
      double const next = above(*std::ranges::min_element(possible, {}, above));
      EXPECT_GT(false_alarms_at(next, judged, options), wanted);
    }
  }
}

TEST(Watch, alarms_are_the_counts_from_alarm_from_on) {
  auto const series = noise(30, 264);
  auto const answer = watch(spans(series), {.budget = 500.0});
  EXPECT_GT(answer.alarms, 0U);
  for (auto const& one : answer.series)
    EXPECT_EQ(one.alarm, one.status == Status::judged && one.observed >= one.alarm_from);
}

TEST(Watch, without_any_series_nothing_is_said) {
  auto const answer = watch({}, {});
  EXPECT_EQ(answer.judged + answer.quiet + answer.too_short, 0U);
  EXPECT_EQ(answer.false_alarms_a_year, 0);
}

TEST(BaseWeeks, a_year_has_a_window_of_seven_weeks_and_nine_parts_of_five) {
  Counts const counts(264, 1U);
  auto const base = base_weeks(counts, farrington_flexible(5));
  EXPECT_EQ(base.size(), 264U - 27U);
  std::vector<int> weeks_of_level(10);
  for (std::size_t i = 0; i < 52; ++i) ++weeks_of_level[base.level[i]];
  EXPECT_EQ(weeks_of_level, (std::vector{7, 5, 5, 5, 5, 5, 5, 5, 5, 5}));
  EXPECT_EQ(base.week.front(), -263);
  EXPECT_EQ(base.week.back(), -27);
  auto const classic = base_weeks(counts, farrington_classic(5));
  EXPECT_EQ(classic.size(), 35U);
  EXPECT_EQ(classic.week.back(), -49);
}

// Seven weeks 1 2 3 4 5 6 7: mean 4, standard deviation root of 28/6 = 2.160247.
TEST(Ears, a_base_of_one_to_seven_is_worked_by_hand) {
  Counts const counts{1, 2, 3, 4, 5, 6, 7, 12};
  auto const c1 = ears(counts, 1);
  EXPECT_DOUBLE_EQ(c1.mean, 4);
  EXPECT_NEAR(c1.deviation, 2.1602468994692867, 1e-14);
  EXPECT_NEAR(c1.statistic, 8 / 2.1602468994692867, 1e-14);
  EXPECT_NEAR(ears_bound(c1), 10.48074069840786, 1e-13);
}

// Base 0 2 0 2 0 2 1 (mean 1, deviation 1) for the last week; C2 of the three last weeks is summed beyond 1.
TEST(Ears, c3_sums_what_three_weeks_have_beyond_one_deviation) {
  Counts const counts{2, 0, 0, 2, 0, 2, 0, 2, 1, 3, 0, 4};
  auto const excess = [&](std::size_t until) {
    return std::max(0.0, ears(WeeklyCounts(counts).first(until), 3).statistic - 1);
  };
  EXPECT_DOUBLE_EQ(ears(counts, 3).statistic, 3);
  EXPECT_DOUBLE_EQ(excess(12), 2);
  EXPECT_DOUBLE_EQ(excess(11), 0);
  EXPECT_DOUBLE_EQ(ears_c3(counts), excess(10) + 2);
}

TEST(Ears, weeks_that_do_not_differ_make_any_more_infinite_and_the_p_stays_that_of_the_counts) {
  Counts const counts{0, 0, 0, 0, 0, 0, 0, 1};
  auto const c1 = ears(counts, 1);
  EXPECT_TRUE(std::isinf(c1.statistic));
  std::vector<WeeklyCounts> const one{counts};
  EXPECT_NEAR(watch(one, {.method = Method::ears_c1}).series[0].p, 1.0 / 8, 1e-12);
}

// Mean 4: the score of 9 is (9 - 12 + 12) / 4 = 2.25, of 16 (16 - 12 + 16) / 4 = 5, of 4 it is 0.
TEST(Cusum, sums_scores_less_the_reference_and_begins_anew_after_an_alarm) {
  EXPECT_DOUBLE_EQ(rossi_score(9, 4), 2.25);
  EXPECT_DOUBLE_EQ(rossi_score(16, 4), 5);
  EXPECT_DOUBLE_EQ(rossi_score(4, 4), 0);
  EXPECT_DOUBLE_EQ(cusum(Counts{4, 9, 9}, 4, 1, {.reference = 1, .decision = 5}), 2.5);
  EXPECT_DOUBLE_EQ(cusum(Counts{16, 9}, 4, 1, {.reference = 1, .decision = 3}), 1.25);
  EXPECT_DOUBLE_EQ(cusum(Counts{16, 9}, 4, 1, {.reference = 1, .decision = 3, .reset = false}), 5.25);
}

TEST(Cusum, its_bound_is_the_count_that_reaches_the_decision) {
  Counts counts(cusum_weeks, 4U);
  counts[cusum_weeks - 2] = 7;
  auto const week = cusum_of_a_quarter(counts);
  auto const sum_with = [&](std::uint32_t count) {
    counts.back() = count;
    return cusum_of_a_quarter(counts).statistic;
  };
  EXPECT_LT(sum_with(static_cast<std::uint32_t>(std::ceil(week.bound)) - 1), CusumOptions{}.decision);
  EXPECT_GE(sum_with(static_cast<std::uint32_t>(std::ceil(week.bound))), CusumOptions{}.decision);
}

}  // namespace
}  // namespace wardmote::analysis::surveillance
