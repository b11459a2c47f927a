#include "domains/board/home_view.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/plain_tongue.h"

namespace wardmote::board {
namespace {

using tests::PlainTongue;

Profile two_goals() {
  Profile profile;
  profile.name = {"Board", "Commission"};
  profile.goals = {{.slug = "safest_place",
                    .name = {"Safest", "Sûr"},
                    .promise = {},
                    .measure = {"an index", "un indice"},
                    .why_not = {"none loaded", "rien de chargé"},
                    .source = ""},
                   {.slug = "voice",
                    .name = {"Voice", "Voix"},
                    .promise = {},
                    .measure = {"who was heard", "qui a été entendu"},
                    .why_not = {"nobody asked yet", "personne n'a été consulté"},
                    .source = ""}};
  return profile;
}

GoalStatus supported() {
  return {.goal = "safest_place",
          .word = StatusWord::supported,
          .sentence = "Lowest of 17.",
          .page = "/standing",
          .as_of = "2024"};
}

TEST(HomeView, AGoalNobodySpeaksOfIsNotMeasuredAndSaysWhy) {
  auto const goal = home_view(two_goals(), {}, PlainTongue()).goals.at(1);
  EXPECT_EQ(goal.status, StatusWord::not_measured);
  EXPECT_EQ(goal.why_not, "nobody asked yet");
  EXPECT_EQ(goal.measure, "who was heard");
}

TEST(HomeView, AMeasuredGoalShowsItsSentenceAndWhereItComesFromAndNoExcuse) {
  auto const goal = home_view(two_goals(), {supported()}, PlainTongue()).goals.at(0);
  EXPECT_TRUE(goal.is_measured);
  EXPECT_EQ(goal.sentence, "Lowest of 17.");
  EXPECT_EQ(goal.page, "/standing");
  EXPECT_EQ(goal.status_label, "Supported, as far as it is measured");
  EXPECT_EQ(goal.why_not, "");
}

TEST(HomeView, AStatusThatSaysNotMeasuredKeepsTheReasonOfTheProfile) {
  auto status = supported();
  status.word = StatusWord::not_measured;
  auto const goal = home_view(two_goals(), {status}, PlainTongue()).goals.at(0);
  EXPECT_FALSE(goal.is_measured);
  EXPECT_EQ(goal.why_not, "none loaded");
  EXPECT_EQ(goal.sentence, "");
}

TEST(HomeView, AStatusForAGoalTheBoardDoesNotHaveIsLeftOut) {
  auto status = supported();
  status.goal = "richest_place";
  auto const view = home_view(two_goals(), {status}, PlainTongue());
  EXPECT_EQ(view.goals.size(), 2u);
  EXPECT_FALSE(view.goals[0].is_measured || view.goals[1].is_measured);
}

TEST(HomeView, CountsTheGoalsThatAreMeasured) {
  EXPECT_TRUE(home_view(two_goals(), {supported()}, PlainTongue()).goals_sentence.starts_with("1 of 2 goals is"));
  EXPECT_TRUE(home_view(two_goals(), {}, PlainTongue()).goals_sentence.starts_with("0 of 2 goals are"));
}

TEST(HomeView, SpeaksTheLanguageAskedFor) {
  auto const view = home_view(two_goals(), {}, PlainTongue(web::Language::fr));
  EXPECT_EQ(view.title, "Commission");
  EXPECT_EQ(view.goals.at(0).name, "Sûr");
}

TEST(HomeView, EachStatusWordHasALabelOfItsOwn) {
  std::set<std::string_view> labels;
  for (auto const word :
       {StatusWord::supported, StatusWord::cannot_tell, StatusWord::not_supported, StatusWord::not_measured})
    EXPECT_TRUE(labels.insert(label_of(word)).second);
}

TEST(Enumeration, JoinsNamesAsPeopleDo) {
  EXPECT_EQ(enumeration({}, PlainTongue()), "");
  EXPECT_EQ(enumeration({"Milton"}, PlainTongue()), "Milton");
  EXPECT_EQ(enumeration({"Burlington", "Milton", "Oakville"}, PlainTongue()), "Burlington, Milton and Oakville");
}

}  // namespace
}  // namespace wardmote::board
