#include "domains/evidence/analyses/scan_computation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "domains/evidence/analyses/run.h"
#include "domains/evidence/analyses/scan_samples.h"

namespace wardmote::evidence {
namespace {

ScanResult computed(ScanRequest const& request, ScanInput const& input) {
  auto const result = result_of(request, input, analysis::in_order, {});
  EXPECT_TRUE(result.has_value());
  return result.value_or(ScanResult{});
}

std::vector<std::string> codes_of(ScanCluster const& cluster) {
  std::vector<std::string> codes;
  for (auto const& area : cluster.areas) codes.push_back(area.code);
  std::ranges::sort(codes);
  return codes;
}

class EachBaseline : public testing::TestWithParam<ScanBaseline> {};
INSTANTIATE_TEST_SUITE_P(, EachBaseline, testing::Values(ScanBaseline::residents, ScanBaseline::own_level));

TEST_P(EachBaseline, AClusterThatWasPutInIsFoundWhereAndWhenItIs) {
  auto request = samples::request();
  request.baseline = GetParam();
  auto const result = computed(request, samples::input(2));
  ASSERT_TRUE(has_cluster(result));
  auto const& cluster = result.clusters.front();
  EXPECT_EQ(codes_of(cluster), (std::vector<std::string>{"A", "B"}));
  EXPECT_LE(std::abs((std::chrono::sys_days(cluster.from) - std::chrono::sys_days(samples::day(40))).count()), 7);
  EXPECT_LE(std::abs((std::chrono::sys_days(cluster.to) - std::chrono::sys_days(samples::day(67))).count()), 7);
  EXPECT_EQ(cluster.worlds_as_strong, 0);
  EXPECT_DOUBLE_EQ(cluster.p_value, 1.0 / 200);
}

TEST_P(EachBaseline, AnEvenWorldHasNoneAndSaysWhatWouldHaveBeenFound) {
  auto request = samples::request();
  request.baseline = GetParam();
  auto const result = computed(request, samples::input());
  EXPECT_FALSE(has_cluster(result));
  ASSERT_TRUE(result.power.relative_risk.has_value());
  EXPECT_GT(*result.power.relative_risk, 1.2);
  EXPECT_LT(*result.power.relative_risk, 5);
}

TEST_P(EachBaseline, WhatIsInAnAreaAndWhatIsExpectedInAllOfThemAddUp) {
  auto request = samples::request();
  request.baseline = GetParam();
  auto const result = computed(request, samples::input(2));
  std::int64_t observed = 0;
  double expected = 0;
  for (auto const& area : result.areas) observed += area.observed, expected += area.expected;
  EXPECT_EQ(observed, result.incidents);
  EXPECT_NEAR(expected, static_cast<double>(result.incidents), 1e-6);
  auto const& cluster = result.clusters.front();
  observed = 0, expected = 0;
  for (auto const& area : cluster.areas) observed += area.observed, expected += area.expected;
  EXPECT_EQ(observed, cluster.observed);
  EXPECT_NEAR(expected, cluster.expected, 1e-6);
}

TEST(ScanComputation, GivesTheSameTextForAnyOrderOfWorkAndAnotherForAnotherSeed) {
  auto const backwards = [](std::size_t count, analysis::Task const& task) {
    for (auto at = count; at > 0; --at) task(at - 1);
  };
  auto const one = result_of(samples::request(), samples::input(1), analysis::in_order, {});
  auto const other = result_of(samples::request(), samples::input(1), backwards, {});
  EXPECT_EQ(text_of(*one), text_of(*other));
  // How many worlds are as strong as a pattern that is neither strong nor weak depends on the worlds that were drawn.
  auto weak = samples::input();
  for (int at = 40; at < 47; ++at) weak.counts.push_back({"A", samples::day(at), 1});
  std::set<std::string> texts;
  for (int seed = 1; seed <= 5; ++seed) {
    auto request = samples::request();
    request.seed = seed;
    texts.insert(text_of(computed(request, weak)));
  }
  EXPECT_GT(texts.size(), 1u);
}

TEST(ScanComputation, KeepsNoClusterOfFewerThanFiveIncidents) {
  ScanInput sparse{.places = samples::places(), .counts = {}};
  for (int at = 0; at < 60; ++at)
    sparse.counts.push_back({sparse.places[static_cast<std::size_t>(at % 12)].code, samples::day(2 * at), 1});
  auto request = samples::request();
  request.days_max = 7;
  for (auto const& cluster : computed(request, sparse).clusters) EXPECT_GE(cluster.observed, 5);
}

TEST(ScanComputation, LeavesOutWhatHasNoAreaAndWhereTooFewLiveAndSaysHowMuch) {
  auto input = samples::input();
  input.places[3].residents = 40;
  input.counts.push_back({"", samples::day(3), 11});
  auto const result = computed(samples::request(), input);
  EXPECT_EQ(result.without_area, 11);
  EXPECT_GT(result.in_areas_left_out, 30);
  EXPECT_EQ(result.areas.size(), 11u);
}

TEST(ScanComputation, RefusesTooFewIncidentsAndTooFewPlaces) {
  auto input = samples::input();
  input.counts.resize(20);
  EXPECT_EQ(result_of(samples::request(), input, analysis::in_order, {}).error().code,
            base::RefusalCode::analysis_cases_too_few);
  input = samples::input();
  input.places.resize(4);
  EXPECT_EQ(result_of(samples::request(), input, analysis::in_order, {}).error().code,
            base::RefusalCode::analysis_places_too_few);
}

TEST(ScanComputation, StopsWhenToldTo) {
  int told = 0;
  auto const stopped = result_of(samples::request(), samples::input(), analysis::in_order,
                                 [&](std::int64_t, std::int64_t) { return ++told < 3; });
  EXPECT_EQ(stopped.error().code, base::RefusalCode::job_stopped);
  EXPECT_EQ(told, 3);
}

TEST(ScanComputation, OfAProspectiveRunTellsHowSeldomChanceDoesTheLike) {
  auto request = samples::request();
  request.model = ScanModel::prospective;
  request.to = samples::day(67);
  auto input = samples::input(3);
  std::erase_if(input.counts, [](ScanCount const& count) { return count.day > samples::day(67); });
  auto const result = computed(request, input);
  ASSERT_TRUE(has_cluster(result));
  EXPECT_EQ(result.clusters.front().to, samples::day(67));
  EXPECT_NEAR(*result.clusters.front().recurrence_days, 7 * 200, 1e-6);
}

TEST(ScanResult, ReadsBackAsItWasAndRefusesATextThatSomebodyCutOrChanged) {
  auto const result = computed(samples::request(), samples::input(2));
  auto const text = text_of(result);
  EXPECT_EQ(scan_result_of(text), result);
  EXPECT_FALSE(scan_result_of(text.substr(0, text.size() / 2)).has_value());
  auto renamed = text;
  renamed.replace(renamed.find("p_value"), 7, "q_value");
  EXPECT_FALSE(scan_result_of(renamed).has_value());
  EXPECT_FALSE(scan_result_of("[]").has_value());
}

TEST(ScanInput, TakesTheMiddleOfAnOutlineAndElseTheMeanOfItsIncidents) {
  auto const middle = middle_of(R"({"type":"Polygon","coordinates":[[[-79,43],[-78,43],[-78,44],[-79,44],[-79,43]]]})");
  ASSERT_TRUE(middle);
  EXPECT_NEAR(middle->latitude, 43.5, 1e-9);
  EXPECT_NEAR(middle->longitude, -78.5, 1e-9);
  EXPECT_FALSE(middle_of(R"({"type":"Point","coordinates":[-79,43]})"));
  EXPECT_FALSE(middle_of("nothing"));
  MeanPositions means;
  means.add("B", 49.0, -123.0);
  means.add("A", 1, 1);
  means.add("B", 49.2, -123.2);
  auto const seen = means.places();
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_EQ(seen[1].code, "B");
  EXPECT_NEAR(seen[1].latitude, 49.1, 1e-5);
}

TEST(ScanRequest, HasTheTextThatRunsWereKeptWith) {
  std::string const kept =
      R"({"baseline":"residents","dataset":"toronto_mci_2018","days_max":"90","from":"2018-01-01","method":"scan 1",)"
      R"("model":"spatial","offences":"Auto Theft","replicates":"999","seed":"2018","share_pct":"10","step":"month",)"
      R"("to":"2018-12-31"})";
  auto const request = run_request_of(kept);
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(text_of(*request), kept);
}

TEST(ScanRequest, ReadsBackAsItWasAndNotFromATextOfAnotherMethod) {
  auto request = samples::request();
  request.offences = {"Auto Theft", "Robbery"};
  EXPECT_EQ(scan_request_of(text_of(request)), request);
  auto other = text_of(request);
  other.replace(other.find("scan 1"), 6, "scan 0");
  EXPECT_FALSE(scan_request_of(other).has_value());
}

}  // namespace
}  // namespace wardmote::evidence
