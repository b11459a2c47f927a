#include "domains/evidence/analyses/watch_computation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/evidence/analyses/run.h"
#include "domains/evidence/analyses/watch_samples.h"

namespace wardmote::evidence {
namespace {

WatchResult computed(WatchRequest const& request, WatchInput const& input) {
  auto result = result_of(request, input, analysis::in_order, {});
  EXPECT_TRUE(result.has_value());
  return result.value_or(WatchResult{});
}

std::vector<std::string> alarms(WatchResult const& result) {
  std::vector<std::string> found;
  for (auto const& series : result.series)
    if (series.decision == WatchDecision::alarm) found.push_back(series.offence + " in " + series.area);
  return found;
}
using Found = std::vector<std::string>;

TEST(WatchComputation, FindsTheWeekThatWasRaisedFirstAndAloneAndNothingInAnOrdinaryWeek) {
  auto const raised = computed(samples::watch_request(), samples::watch_input(30));
  EXPECT_EQ(alarms(raised), Found{"Theft in B"});
  EXPECT_EQ(raised.series.front().observed, 30);
  EXPECT_EQ(raised.series.size(), 8u);  // two offences in four areas
  EXPECT_LT(raised.series.front().usual->to, 30);
  EXPECT_LE(*raised.series.front().alarm_from, 30);
  EXPECT_EQ(alarms(computed(samples::watch_request(), samples::watch_input())), Found{});
}

TEST(WatchComputation, CallsNoCountBelowFiveAnAlarm) {
  auto sparse = samples::watch_input();
  for (auto& count : sparse.counts)
    if (count.offence == "Theft" && count.area == "B") count.incidents = 0;
  std::erase_if(sparse.counts, [](WatchCount const& count) { return count.incidents == 0; });
  auto with = [&](std::int64_t incidents) {
    auto input = sparse;
    input.counts.push_back({"B", "Theft", samples::monday(samples::watch_weeks - 1), incidents});
    return computed(samples::watch_request(), input);
  };
  EXPECT_EQ(alarms(with(4)), Found{});
  EXPECT_EQ(alarms(with(5)), Found{"Theft in B"});
  for (auto const& series : with(4).series) EXPECT_TRUE(!series.alarm_from || *series.alarm_from >= 5);
}

TEST(WatchComputation, SaysTheLeastCountThatWouldHaveBeenAnAlarm) {
  auto const ordinary = computed(samples::watch_request(), samples::watch_input());
  auto const at =
      std::ranges::find_if(ordinary.series, [](auto const& s) { return s.area == "B" && s.offence == "Theft"; });
  ASSERT_NE(at, ordinary.series.end());
  EXPECT_EQ(alarms(computed(samples::watch_request(), samples::watch_input(*at->alarm_from))), Found{"Theft in B"});
  EXPECT_EQ(alarms(computed(samples::watch_request(), samples::watch_input(*at->alarm_from - 1))), Found{});
}

TEST(WatchComputation, SpendsABudgetOfFalseAlarmsAndNoMore) {
  auto request = samples::watch_request();
  request.control = WatchControl::budget;
  request.level_pct = 0;
  request.budget_a_year = 3;
  auto const result = computed(request, samples::watch_input());
  EXPECT_GT(result.false_alarms_a_year, 0);
  EXPECT_LE(result.false_alarms_a_year, 3);
}

TEST(WatchComputation, GivesTheSameTextForAnyOrderOfWorkByEveryMethod) {
  analysis::ForEach const backwards = [](std::size_t count, auto const& work) {
    for (auto at = count; at > 0; --at) work(at - 1);
  };
  for (auto const method : {WatchMethod::ears_c1, WatchMethod::ears_c2, WatchMethod::ears_c3}) {
    auto request = samples::watch_request();
    request.expected_by = method;
    auto const one = result_of(request, samples::watch_input(30), analysis::in_order, {});
    auto const other = result_of(request, samples::watch_input(30), backwards, {});
    EXPECT_EQ(text_of(*one), text_of(*other));
    EXPECT_EQ(watch_result_of(text_of(*one)), *one);
  }
}

TEST(WatchComputation, ShowsWeeksOfTheMostUnusualAndWhatWasExpectedWherePossible) {
  auto const result = computed(samples::watch_request(), samples::watch_input(30));
  ASSERT_EQ(result.timelines.size(), 4u);  // a robbery now and then is too few to tell of
  auto const& weeks = result.timelines.front();
  ASSERT_EQ(weeks.size(), 30u);
  EXPECT_EQ(weeks.back().observed, 30);
  EXPECT_FALSE(weeks[8].expected.has_value());  // EARS C2 needs ten weeks
  EXPECT_TRUE(weeks[9].expected.has_value());
}

TEST(WatchComputation, CountsApartWhatHasNoAreaAndRefusesWhatHasNothing) {
  auto input = samples::watch_input();
  input.counts.insert(input.counts.begin(), {"", "Theft", samples::monday(3), 12});
  EXPECT_EQ(computed(samples::watch_request(), input).without_area, 12);
  EXPECT_EQ(result_of(samples::watch_request(), {}, analysis::in_order, {}).error().code,
            base::RefusalCode::analysis_cases_too_few);
  auto const stopped = result_of(samples::watch_request(), input, analysis::in_order, [](auto, auto) { return false; });
  EXPECT_EQ(stopped.error().code, base::RefusalCode::job_stopped);
}

TEST(WatchResult, RefusesATextThatSomebodyCutOrChanged) {
  auto const text = text_of(computed(samples::watch_request(), samples::watch_input(30)));
  EXPECT_FALSE(watch_result_of(text.substr(0, text.size() / 2)).has_value());
  for (auto const& [from, to] :
       {std::pair<std::string, std::string>{"\"alarm\"", "\"maybe\""}, {"\"cut\"", "\"cud\""}}) {
    auto changed = text;
    changed.replace(changed.find(from), from.size(), to);
    EXPECT_FALSE(watch_result_of(changed).has_value()) << to;
  }
}

TEST(WatchRequest, ReadsBackAsItWasAndIsNoScan) {
  auto request = samples::watch_request();
  request.offences = {"Break and Enter", "Theft"};
  EXPECT_EQ(watch_request_of(text_of(request)), request);
  EXPECT_FALSE(scan_request_of(text_of(request)).has_value());
  EXPECT_EQ(run_request_of(text_of(request)), RunRequest(request));
  EXPECT_EQ(weeks_of(request), 30u);
}

TEST(WatchInput, TakesDaysIntoWeeksThatBeginOnMonday) {
  using namespace std::chrono;
  auto const weeks =
      by_week({{"A", "Theft", 2018y / 1 / 7, 1}, {"A", "Theft", 2018y / 1 / 8, 1}, {"A", "Theft", 2018y / 1 / 1, 2}});
  EXPECT_EQ(weeks, (std::vector<WatchCount>{{"A", "Theft", 2018y / 1 / 1, 3}, {"A", "Theft", 2018y / 1 / 8, 1}}));
  EXPECT_NE(hash_of(WatchInput{weeks}), hash_of(WatchInput{}));
}

}  // namespace
}  // namespace wardmote::evidence
