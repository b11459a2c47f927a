#include "domains/evidence/analyses/watch_sentences.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/evidence/analyses/watch_samples.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::evidence {
namespace {

RunNames watched_names() { return {.publisher = "Millbrook Police", .areas = {{"A", "Alder"}, {"B", "Birch"}}}; }

WatchSeries series(WatchDecision decision, std::int64_t observed, double p, double q) {
  return {.area = "B",
          .offence = "Theft",
          .decision = decision,
          .observed = observed,
          .expected = 9.4,
          .usual = WatchRange{6, 15},
          .bound = 17.2,
          .p = p,
          .q = q,
          .alarm_from = 21};
}

WatchResult result(WatchDecision decision, std::int64_t observed = 23, double p = 0.0004, double q = 0.03) {
  auto rare = series(WatchDecision::quiet, 1, 0.5, 1);
  rare.area = "A";
  rare.expected = 0.2;
  rare.alarm_from = 5;
  auto next = rare;
  next.expected = 1.5;
  next.alarm_from = 7;
  return {.incidents = 40, .series = {series(decision, observed, p, q), next, rare}, .cut = 0.0008};
}

RunStory story(WatchResult const& made, WatchRequest const& request = samples::watch_request()) {
  return story_of(request, made, watched_names(), tests::PlainTongue());
}

TEST(WatchSentences, SayWhenWhereHowManyAndHowManyWouldBeUsual) {
  auto const told = story(result(WatchDecision::alarm));
  EXPECT_EQ(
      told.headline,
      "In the week of 2018-07-23, Millbrook Police recorded 23 incidents of “Theft” in Birch, where 6 to 15 would be "
      "usual.");
  EXPECT_TRUE(told.certainty.contains("once in 2500 such weeks (p = 0.0004)")) << told.certainty;
  EXPECT_TRUE(told.certainty.contains("3 counts were looked at; of those that stand out, at most 5%"))
      << told.certainty;
  auto two = result(WatchDecision::alarm);
  two.series[1].decision = WatchDecision::alarm;
  EXPECT_TRUE(story(two).headline.contains("1 more weekly count stands out.")) << story(two).headline;
}

TEST(WatchSentences, NameNoAreaWhereNothingStandsOutAndSayWhatWouldHaveBeenNoticed) {
  auto const told = story(result(WatchDecision::usual, 12, 0.2, 0.6));
  EXPECT_TRUE(told.headline.contains("none of 3 counts that Millbrook Police recorded")) << told.headline;
  EXPECT_FALSE((told.headline + told.certainty).contains("Birch"));
  EXPECT_TRUE(told.power.contains("7 or more incidents in the week where 1.5 are expected")) << told.power;
  EXPECT_TRUE(told.power.contains("21 or more where most are expected (“Theft” in Birch: 9.4)")) << told.power;
}

TEST(WatchSentences, OfMethodsThatAddUpWeeksSayWhatIsExpectedAndNoRange) {
  auto made = result(WatchDecision::alarm);
  for (auto& one : made.series) {
    one.usual.reset();
    one.alarm_from.reset();
  }
  EXPECT_TRUE(story(made).headline.contains("; 9.4 would be expected there.")) << story(made).headline;
  EXPECT_EQ(story(made).power, "");
}

TEST(WatchSentences, SayTheBudgetWhereOneWasStated) {
  auto request = samples::watch_request();
  request.control = WatchControl::budget;
  request.budget_a_year = 12;
  EXPECT_TRUE(story(result(WatchDecision::alarm), request).certainty.contains("at most 12 false alarms in a year"));
}

TEST(WatchSentences, NameNoCauseAndNobodyAndNoFuture) {
  for (auto const& made : {result(WatchDecision::alarm), result(WatchDecision::usual, 12, 0.2, 0.6)}) {
    auto const told = story(made);
    for (auto const* word : {"because", "caused", "danger", "will ", "risk of", "criminal", "offender"})
      EXPECT_FALSE((told.headline + told.certainty).contains(word)) << word;
    EXPECT_TRUE(std::ranges::any_of(told.limits, [](auto const& limit) { return limit.contains("does not say why"); }));
  }
}

TEST(WatchSentences, WriteASmallPWithTheDigitsThatSaySomething) {
  tests::PlainTongue const tongue;
  EXPECT_EQ(p_text(0.2, tongue), "0.200");
  EXPECT_EQ(p_text(0.0004, tongue), "0.0004");
  EXPECT_EQ(p_text(0.000031, tongue), "0.000031");
}

TEST(WatchSentences, TellOfWeeksInAListAndOfTheStrongestP) {
  tests::PlainTongue const tongue;
  auto const made = result(WatchDecision::alarm);
  auto const summary = summary_of(samples::watch_request(), &made, tongue);
  EXPECT_EQ(summary.p_value, 0.0004);
  EXPECT_EQ(summary.offences, "all offences");
  EXPECT_TRUE(summary.baseline.contains("EARS C2"));
  EXPECT_FALSE(summary_of(samples::watch_request(), nullptr, tongue).p_value.has_value());
}

}  // namespace
}  // namespace wardmote::evidence
