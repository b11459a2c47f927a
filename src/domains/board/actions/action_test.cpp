#include "domains/board/actions/action.h"

#include <gtest/gtest.h>

namespace wardmote::board {
namespace {

using enum ActionAct;

ActionEntry const first{.act = assign_action,
                        .motion = "2026-07-30-regular-2",
                        .words = "That the chief report back.",
                        .responsible = "Chief of Police",
                        .due_on = "2026-10-30"};

std::vector<ActionEntry> log_of(std::initializer_list<ActionAct> acts) {
  std::vector<ActionEntry> log{first};
  for (auto const act : acts) log.push_back({.act = act, .words = "Words"});
  return log;
}

std::string refusal(std::vector<ActionEntry> const& log, ActionEntry const& entry) {
  auto const allowed = may_follow(1, log, entry);
  if (allowed) return "allowed";
  return allowed.error().fields.empty() ? std::string(base::code_of(allowed.error().code))
                                        : allowed.error().fields.front().field;
}

base::LocalDate day(char const* text) { return *base::date_of(text); }

TEST(AnAction, is_assigned_with_a_clause_an_office_and_a_day) {
  EXPECT_EQ(refusal({}, first), "allowed");
  auto other = first;
  other.words.clear();
  EXPECT_EQ(refusal({}, other), "words");
  other = first;
  other.responsible.clear();
  EXPECT_EQ(refusal({}, other), "responsible");
  other = first;
  other.due_on = "soon";
  EXPECT_EQ(refusal({}, other), "due_on");
}

TEST(AnAction, is_reported_while_it_is_open_and_accepted_or_returned_once_it_is_reported) {
  ActionEntry const report{.act = report_action, .words = "Done."};
  ActionEntry const accept{.act = accept_report};
  ActionEntry const back{.act = return_report, .words = "Figures are missing."};
  EXPECT_EQ(refusal({}, report), "action_unknown");
  EXPECT_EQ(refusal(log_of({}), accept), "words");
  EXPECT_EQ(refusal(log_of({}), back), "words");
  EXPECT_EQ(refusal(log_of({}), report), "allowed");
  EXPECT_EQ(refusal(log_of({report_action}), report), "words");
  EXPECT_EQ(refusal(log_of({report_action}), accept), "allowed");
  EXPECT_EQ(refusal(log_of({report_action}), back), "allowed");
  EXPECT_EQ(refusal(log_of({report_action, return_report}), report), "allowed");
  EXPECT_EQ(refusal(log_of({report_action, accept_report}), back), "words");
}

TEST(AnAction, takes_as_evidence_an_address_and_nothing_else) {
  EXPECT_EQ(refusal(log_of({}), {.act = report_action, .words = "Done.", .evidence = "javascript:alert(1)"}),
            "evidence");
  EXPECT_EQ(refusal(log_of({}), {.act = report_action, .words = "Done.", .evidence = "//example.net/r.pdf"}),
            "evidence");
  EXPECT_EQ(refusal(log_of({}), {.act = report_action, .words = "Done.", .evidence = "https://example.ca/r.pdf"}),
            "allowed");
}

TEST(AnAction, is_late_after_its_day_until_it_is_reported_and_again_if_the_report_is_returned) {
  auto const late = [](std::initializer_list<ActionAct> acts, char const* on) {
    return days_late(action_of(1, log_of(acts)), day(on));
  };
  EXPECT_EQ(late({}, "2026-10-30"), 0);
  EXPECT_EQ(late({}, "2026-11-02"), 3);
  EXPECT_EQ(late({report_action}, "2026-11-02"), 0);
  EXPECT_EQ(late({report_action, return_report}, "2026-11-02"), 3);
  EXPECT_EQ(late({report_action, accept_report}, "2027-11-02"), 0);
}

}  // namespace
}  // namespace wardmote::board
