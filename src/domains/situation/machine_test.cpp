#include "domains/situation/machine.h"

#include <gtest/gtest.h>

#include <boost/mp11.hpp>
#include <set>

namespace wardmote::situation::machine_test {
namespace {

using enum DiscussionAct;
using enum Stage;

template <class Choice>
std::set<Choice> all() {
  std::set<Choice> choices;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>(
      [&](auto enumerator) { choices.insert(enumerator.value); });
  return choices;
}

/// The stages that can be reached from one.
std::set<Stage> reached(Stage from) {
  std::set<Stage> found{from};
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (auto const& step : discussion_steps())
      if (found.contains(step.from)) found.insert(step.to);
  }
  return found;
}

TEST(MachineOfDiscussions, ends_only_when_concluded_or_rejected) {
  for (auto const stage : all<Stage>()) EXPECT_EQ(is_over(stage), stage == concluded || stage == rejected);
}

TEST(MachineOfDiscussions, reaches_every_stage_from_filter_two_and_an_end_from_every_stage) {
  EXPECT_EQ(reached(filter_2), all<Stage>());
  for (auto const stage : all<Stage>())
    EXPECT_TRUE(reached(stage).contains(concluded) || stage == rejected) << static_cast<int>(stage);
}

TEST(MachineOfDiscussions, never_leads_back_to_a_stage_with_a_wider_audience) {
  for (auto const& step : discussion_steps()) EXPECT_GE(step.to, step.from);
}

TEST(MachineOfDiscussions, enters_filter_three_by_the_decision_of_the_table_alone) {
  for (auto const& step : discussion_steps())
    if (step.to == filter_3 && step.from != filter_3) {
      EXPECT_EQ(step.act, agree_risk);
      EXPECT_EQ(step.from, filter_2);
    }
}

TEST(MachineOfDiscussions, is_rejected_by_the_decision_of_the_table_alone_and_before_agencies_are_asked) {
  for (auto const& step : discussion_steps())
    if (step.to == rejected) {
      EXPECT_EQ(step.act, reject_discussion);
      EXPECT_EQ(step.from, filter_2);
    }
}

TEST(MachineOfDiscussions, leads_to_one_place_by_each_act) {
  std::set<std::pair<DiscussionAct, Stage>> seen;
  for (auto const& step : discussion_steps()) EXPECT_TRUE(seen.emplace(step.act, step.from).second);
  for (auto const act : all<DiscussionAct>()) {
    auto const is_possible = std::ranges::any_of(discussion_steps(), [&](Step const& step) { return step.act == act; });
    EXPECT_EQ(is_possible, act != present_discussion);
  }
}

}  // namespace
}  // namespace wardmote::situation::machine_test
