#include "domains/evidence/analyses/watch_rules.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

using namespace std::chrono;

/// A file of that many years to the end of 2018, the last day of which it does not reach.
RunFacts facts(int years) {
  RunFacts made;
  made.dataset.slug = "millbrook";
  for (int at = 2019 - years; at <= 2018; ++at)
    for (int month = 1; month <= 12; ++month) made.months.push_back(to_text(Month{at, month}));
  made.first_day = year(2019 - years) / 1 / 1;
  made.last_day = 2018y / 12 / 29;
  made.offences = {{"Robbery", 100}, {"Theft", 900}};
  return made;
}

using Fields = std::vector<std::string>;

Fields wrong_watch_fields(WatchForm const& form, RunFacts const& known) {
  auto const request = watch_request_for(form, known);
  Fields fields;
  if (!request)
    for (auto const& fault : request.error().fields) fields.push_back(fault.field);
  return fields;
}

TEST(WatchRules, ChooseTheNewestWeekThatTheFileHoldsWhole) {
  auto const request = watch_request_for({}, facts(1));
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->from, 2018y / 1 / 1);    // a Monday
  EXPECT_EQ(request->week, 2018y / 12 / 17);  // the week to Sunday 30 December is not over on the 29th
  auto over = facts(1);
  over.last_day = 2018y / 12 / 30;
  EXPECT_EQ(watch_request_for({}, over)->week, 2018y / 12 / 24);
  EXPECT_EQ(watch_request_for({.week = 2018y / 6 / 20}, over)->week, 2018y / 6 / 18);
}

TEST(WatchRules, LookBackAsManyYearsAsTheFileHoldsAndWeeksWhereItHoldsNone) {
  EXPECT_EQ(watch_request_for({}, facts(7))->years, 5);
  EXPECT_EQ(watch_request_for({}, facts(7))->expected_by, WatchMethod::farrington_flexible);
  EXPECT_EQ(watch_request_for({}, facts(4))->years, 3);
  EXPECT_EQ(watch_request_for({}, facts(1))->expected_by, WatchMethod::ears_c2);
  EXPECT_EQ(watch_request_for({}, facts(1))->years, 0);
}

TEST(WatchRules, RefuseAMethodThatTheFileIsTooShortFor) {
  EXPECT_EQ(wrong_watch_fields({.expected_by = WatchMethod::farrington_flexible}, facts(1)), Fields{"expected_by"});
  EXPECT_EQ(wrong_watch_fields({.expected_by = WatchMethod::cusum}, facts(1)), Fields{"expected_by"});
  EXPECT_EQ(wrong_watch_fields({.expected_by = WatchMethod::cusum}, facts(2)), Fields{});
  EXPECT_EQ(wrong_watch_fields({.week = 2018y / 1 / 20}, facts(1)), Fields{"expected_by"});
}

TEST(WatchRules, SayWhyADatasetDoesNotCarryIt) {
  auto months = facts(7);
  months.has_months_alone = true;
  EXPECT_EQ(wrong_watch_fields({}, months), Fields{""});
  auto brief = facts(1);
  brief.months = {"2018-12"};
  auto const refused = watch_request_for({}, brief);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().fields.front().values.at("held"), "3");
}

TEST(WatchRules, RefuseAWeekOutsideAnUnknownOffenceAndLimitsThatSayNothing) {
  EXPECT_EQ(wrong_watch_fields({.week = 2019y / 3 / 1}, facts(1)), Fields{"week"});
  EXPECT_EQ(wrong_watch_fields({.offences = {"Piracy"}}, facts(1)), Fields{"offences"});
  EXPECT_EQ(wrong_watch_fields({.level_pct = 21}, facts(1)), Fields{"level_pct"});
  EXPECT_EQ(wrong_watch_fields({.years = 2}, facts(7)), Fields{"years"});
  EXPECT_EQ(wrong_watch_fields({.control = WatchControl::budget, .budget_a_year = 0}, facts(1)),
            Fields{"budget_a_year"});
}

TEST(WatchRules, KeepOfTheLimitsTheOneThatHolds) {
  auto const budget = watch_request_for({.control = WatchControl::budget, .level_pct = 7}, facts(1));
  EXPECT_EQ(budget->level_pct, 0);
  EXPECT_EQ(budget->budget_a_year, 12);
  auto const share = watch_request_for({.level_pct = 7, .budget_a_year = 30}, facts(1));
  EXPECT_EQ(share->level_pct, 7);
  EXPECT_EQ(share->budget_a_year, 0);
}

}  // namespace
}  // namespace wardmote::evidence
