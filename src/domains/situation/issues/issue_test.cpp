// Systemic issues: their machine, and who sees and does what, on both databases.

#include <gtest/gtest.h>

#include <boost/mp11.hpp>
#include <set>

#include "domains/situation/issues/issue_room.h"
#include "domains/situation/issues/issue_store.h"
#include "domains/situation/seated_fixture.h"

namespace wardmote::situation::issue_test {
namespace {

using enum IssueAct;
using enum IssueStage;

std::set<IssueStage> reached_from(IssueStage from) {
  std::set<IssueStage> found{from};
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (auto const& arrow : issue_arrows())
      if (found.contains(arrow.from)) found.insert(arrow.to);
  }
  return found;
}

TEST(MachineOfIssues, reaches_every_stage_and_an_end_from_each) {
  EXPECT_EQ(reached_from(raised), (std::set{raised, accepted, sent, answered, closed}));
  for (auto const stage : {raised, accepted, sent, answered}) EXPECT_TRUE(reached_from(stage).contains(closed));
  EXPECT_EQ(reached_from(closed), std::set{closed});
}

TEST(MachineOfIssues, never_leads_back) {
  for (auto const& arrow : issue_arrows()) EXPECT_GT(arrow.to, arrow.from);
}

TEST(MachineOfIssues, sends_only_what_the_table_accepted_and_closes_what_was_sent_once_it_is_answered) {
  for (auto const& arrow : issue_arrows()) {
    EXPECT_TRUE(arrow.to != sent || arrow.from == accepted);
    EXPECT_TRUE(arrow.from != sent || arrow.to == answered);
  }
}

class Issues : public samples::SeatedPeople {
 protected:
  web::Context planner() { return by("the planner", {"situation_issues", "answer_issue"}); }
  std::string does(web::Context const& who, IssueOrder const& order) {
    auto const done = record_issue_act(room(), who, order);
    return done ? "done" : std::string(code_of(done.error().code));
  }
  std::string raises(web::Context const& who, std::string const& text = "Eight months for youth counselling") {
    return does(who, {.kind = "wait_list", .sectors = {"sector.health"}, .text = text});
  }
  std::vector<OpenIssue> seen(web::Context const& who) {
    return *read_issues(room(), who, *admit_to_issues(room(), who));
  }
};
WARDMOTE_ON_BOTH_DATABASES(Issues);

TEST_P(Issues, go_from_an_agency_by_the_table_to_the_planner_and_back) {
  auto const officer = officer_of("police");
  EXPECT_EQ(raises(seated("schools")), "done");
  EXPECT_TRUE(seen(planner()).empty()) << "not sent";
  EXPECT_EQ(does(seated("schools"), {.act = accept_issue, .issue = 1}), "not_permitted");
  EXPECT_EQ(does(officer, {.act = send_issue, .issue = 1}), "form_invalid") << "not accepted";
  EXPECT_EQ(does(officer, {.act = accept_issue, .issue = 1}), "done");
  EXPECT_EQ(does(planner(), {.act = answer_issue, .issue = 1, .text = "Too early"}), "form_invalid");
  EXPECT_EQ(does(officer, {.act = send_issue, .issue = 1}), "done");
  EXPECT_EQ(does(officer, {.act = answer_issue, .issue = 1, .text = "By the table itself"}), "not_permitted");
  EXPECT_EQ(does(officer, {.act = close_issue, .issue = 1}), "form_invalid") << "not answered";
  EXPECT_EQ(does(planner(), {.act = answer_issue, .issue = 1, .text = "Two places more from April"}), "done");
  EXPECT_EQ(does(officer, {.act = close_issue, .issue = 1}), "done");
  auto const issue = seen(planner()).at(0);
  EXPECT_EQ(issue.words, "Eight months for youth counselling");
  EXPECT_EQ(issue.answer, "Two places more from April");
  EXPECT_EQ(issue.known.stage, closed);
  EXPECT_EQ(issue.known.language, "en");
  ASSERT_EQ(issue.steps.size(), 5U);
  EXPECT_EQ(issue.steps[3].by, "the planner");
}

TEST_P(Issues, tell_neither_who_raised_them_nor_the_day) {
  ASSERT_EQ(raises(seated("schools")), "done");
  auto const issue = seen(seated("health")).at(0);
  EXPECT_EQ(issue.steps.at(0).by, "");
  EXPECT_EQ(issue.steps.at(0).month, "2026-11");
  for (auto const& relation : {"systemic_issue", "systemic_issue_step"})
    database().read([&](store::Reader& reader) {
      auto const all = reader.relations();
      auto const found = std::ranges::find(all, relation, &store::Relation::name);
      ASSERT_NE(found, all.end());
      reader.each_row(*found, [](std::span<store::BulkValue const> values) {
        for (auto const& value : values)
          value.visit([](auto const& held) {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string_view>) {
              EXPECT_FALSE(base::instant_of(held) || base::date_of(held)) << held;
            }
          });
      });
    });
}

TEST_P(Issues, show_the_planner_nothing_that_was_closed_before_it_was_sent) {
  ASSERT_EQ(raises(seated("schools")), "done");
  ASSERT_EQ(does(officer_of("police"), {.act = close_issue, .issue = 1}), "done");
  EXPECT_TRUE(seen(planner()).empty());
  EXPECT_EQ(seen(seated("health")).size(), 1U);
  EXPECT_EQ(does(planner(), {.act = answer_issue, .issue = 1, .text = "Heard"}), "form_invalid");
}

TEST_P(Issues, are_for_the_table_and_the_planner_alone) {
  EXPECT_EQ(raises(by("a guest", {"situation_board", "situation_issues"})), "seat_missing");
  EXPECT_EQ(raises(planner()), "not_permitted");
  auto watched = planner();
  watched.principal.looks_as = "somebody else";
  EXPECT_EQ(admit_to_issues(room(), watched).error().code, base::RefusalCode::not_permitted);
}

TEST_P(Issues, take_no_text_that_names_somebody_and_no_code_of_another_list) {
  auto const who = seated("schools");
  EXPECT_EQ(raises(who, "Mr Smith waits"), "form_invalid");
  EXPECT_EQ(raises(who, ""), "form_invalid");
  EXPECT_EQ(raises(who, "one\ntwo"), "form_invalid");
  EXPECT_EQ(does(who, {.kind = "weather", .sectors = {"sector.health"}, .text = "x"}), "form_invalid");
  EXPECT_EQ(does(who, {.kind = "other", .sectors = {}, .text = "x"}), "form_invalid");
  EXPECT_EQ(does(who, {.kind = "other", .sectors = {"age_group.0-5"}, .text = "x"}), "form_invalid");
  EXPECT_TRUE(seen(who).empty());
}

TEST_P(Issues, take_one_step_in_one_place) {
  ASSERT_EQ(raises(seated("schools")), "done");
  auto const issue = *database().read([&](store::Reader& reader) { return find_issue(reader, board, 1); });
  auto const step = [&](std::int64_t sequence) {
    return database().write([&](store::Writer& writer) {
      return append_issue_step(writer, board, issue, {.sequence = sequence, .act = accept_issue, .month = "2026-11"},
                               "test");
    });
  };
  EXPECT_FALSE(step(1));
  EXPECT_FALSE(step(3));
  EXPECT_TRUE(step(2));
  EXPECT_FALSE(step(2));
}

}  // namespace
}  // namespace wardmote::situation::issue_test
