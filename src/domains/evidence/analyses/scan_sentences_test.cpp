#include "domains/evidence/analyses/scan_sentences.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/evidence/analyses/scan_samples.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::evidence {
namespace {

RunNames names() {
  return {.publisher = "Millbrook Police", .areas = {{"A", "Alder"}, {"B", "Birch"}, {"C", "Cedar"}}};
}

ScanResult result(double p_value, std::int64_t as_strong) {
  ScanResult made{.incidents = 4000, .replicates = 999};
  made.clusters.push_back({.areas = {{"A", 30, 12.3}, {"B", 20, 9}},
                           .from = samples::day(40),
                           .to = samples::day(67),
                           .observed = 50,
                           .expected = 21.3,
                           .worlds_as_strong = as_strong,
                           .p_value = p_value});
  made.power = {.area = "C", .days = 28, .expected = 9.4, .relative_risk = 2.35};
  return made;
}

RunStory story(ScanResult const& made, ScanRequest const& request = samples::request()) {
  return story_of(request, made, names(), tests::PlainTongue());
}

TEST(ScanSentences, SayWhatWhereWhenAndHowSeldomByChance) {
  auto const told = story(result(0.001, 0));
  EXPECT_EQ(told.headline,
            "From 2018-02-10 to 2018-03-09, Millbrook Police recorded 50 incidents in Alder, Birch; 21.3 would be "
            "expected if incidents followed the number of residents.");
  EXPECT_TRUE(told.certainty.contains("none of 999 simulated worlds")) << told.certainty;
  EXPECT_TRUE(told.certainty.contains("p = 0.0010")) << told.certainty;
  EXPECT_TRUE(story(result(0.013, 12)).certainty.contains("12 of 999")) << story(result(0.013, 12)).certainty;
}

TEST(ScanSentences, SayNothingOfAPatternThatChanceShowsMoreThanOneTimeInTwenty) {
  auto const told = story(result(0.051, 50));
  EXPECT_TRUE(told.headline.contains("Nothing stands out from chance among 4000 incidents")) << told.headline;
  EXPECT_FALSE(told.headline.contains("Alder"));
  EXPECT_FALSE(told.certainty.contains("Alder"));
  EXPECT_TRUE(story(result(0.05, 49)).headline.contains("Alder"));
}

TEST(ScanSentences, SayOfNothingFoundHowStrongAClusterWouldHaveBeen) {
  auto const told = story(result(0.4, 399));
  EXPECT_TRUE(told.power.contains("as large as Cedar")) << told.power;
  EXPECT_TRUE(told.power.contains("28 days")) << told.power;
  EXPECT_TRUE(told.power.contains("2.35 times the 9.4 incidents")) << told.power;
  auto blind = result(0.4, 399);
  blind.power.relative_risk.reset();
  EXPECT_TRUE(story(blind).power.contains("too few incidents")) << story(blind).power;
}

TEST(ScanSentences, NameNoCauseAndNobodyAndNoFuture) {
  for (auto const& made : {result(0.001, 0), result(0.4, 399)}) {
    auto const told = story(made);
    for (auto const* word : {"because", "caused", "danger", "will ", "risk of", "criminal", "offender"})
      EXPECT_FALSE((told.headline + told.certainty).contains(word)) << word;
    EXPECT_GE(told.limits.size(), 5u);
    EXPECT_TRUE(std::ranges::any_of(told.limits, [](auto const& limit) { return limit.contains("does not say why"); }));
  }
}

TEST(ScanSentences, SayWhatWasLeftOut) {
  auto made = result(0.001, 0);
  auto const before = story(made).limits.size();
  made.without_area = 3064;
  made.in_areas_left_out = 7;
  auto const limits = story(made).limits;
  ASSERT_EQ(limits.size(), before + 2);
  EXPECT_TRUE(limits[before].contains("3064 incidents"));
}

TEST(ScanSentences, ShortenManyAreasAndNameTheOffence) {
  auto made = result(0.001, 0);
  for (auto const* code : {"C", "D", "E"}) made.clusters.front().areas.push_back({code, 1, 1});
  auto request = samples::request();
  request.offences = {"Theft"};
  request.baseline = ScanBaseline::own_level;
  auto const told = story(made, request);
  EXPECT_TRUE(told.headline.contains("Alder, Birch, Cedar and 2 more areas")) << told.headline;
  EXPECT_TRUE(told.headline.contains("50 incidents of “Theft”")) << told.headline;
  EXPECT_TRUE(told.headline.contains("usually have")) << told.headline;
  request.offences = {"Robbery", "Theft"};
  EXPECT_TRUE(story(made, request).headline.contains("2 chosen offences"));
}

TEST(ScanSentences, OfAProspectiveRunSayHowOftenChanceDoesTheLike) {
  auto made = result(0.001, 0);
  made.clusters.front().recurrence_days = 7000;
  EXPECT_TRUE(story(made).certainty.contains("about once in 19 years")) << story(made).certainty;
  made.clusters.front().recurrence_days = 200;
  EXPECT_TRUE(story(made).certainty.contains("about once in 200 days")) << story(made).certainty;
}

}  // namespace
}  // namespace wardmote::evidence
