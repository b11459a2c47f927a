#include "domains/closed/closed_vote.h"

#include <gtest/gtest.h>

namespace wardmote::closed {
namespace {

/// Five seats, of whom the fifth never came.
std::vector<VotingSeat> five_seats() {
  std::vector<VotingSeat> seats;
  for (auto const* name : {"a", "b", "c", "d", "e"})
    seats.push_back({.member = name,
                     .name = std::string("Member ") + name,
                     .person = std::string("account ") + name,
                     .has_attended = *name != 'e'});
  return seats;
}

MatterWords motion(std::string votes) {
  return {.text = "That counsel be instructed.",
          .mover = "a",
          .seconder = "b",
          .decides = "direction",
          .rule = "majority_of_votes_cast",
          .votes = std::move(votes)};
}

constexpr char const* three_to_one = "yes a\nyes b\nyes c\nno d\n";

std::string refusal(MatterWords const& order, std::vector<VotingSeat> const& seats = five_seats(),
                    std::map<std::string, std::string> const& barred = {}) {
  auto const words = decided(order, seats, barred);
  if (words) return words->outcome;
  return words.error().fields.empty() ? std::string(base::code_of(words.error().code))
                                      : words.error().fields.front().field;
}

TEST(AClosedVote, is_by_name_and_its_result_is_counted) {
  auto const words = decided(motion(three_to_one), five_seats(), {});
  ASSERT_TRUE(words);
  EXPECT_EQ(words->outcome, "carried");
  EXPECT_EQ(words->mover, "Member a");
  EXPECT_EQ(words->seconder, "Member b");
  auto const ballots = ballots_in(*words);
  ASSERT_EQ(ballots.size(), 5U);
  EXPECT_EQ(ballots[3].name, "Member d");
  EXPECT_EQ(ballots[3].option, base::VoteOption::no);
  EXPECT_EQ(ballots[4].option, base::VoteOption::absent);
  EXPECT_EQ(tally_of(ballots), (base::Tally{.yes = 3, .no = 1, .abstain = 0, .seated = 5}));
}

TEST(AClosedVote, follows_the_rule_that_was_chosen_and_is_lost_on_a_tie) {
  EXPECT_EQ(refusal(motion("yes a\nyes b\nno c\nno d\n")), "lost");
  auto of_all = motion("yes a\nyes b\nabstain c\nabstain d\n");
  EXPECT_EQ(refusal(of_all), "carried");
  of_all.rule = "majority_of_members";
  EXPECT_EQ(refusal(of_all), "lost");
}

TEST(AClosedVote, is_moved_and_seconded_by_two_who_vote) {
  auto order = motion(three_to_one);
  for (auto const& [field, member] : {std::pair("direction", &MatterWords::text),
                                      {"decides", &MatterWords::decides},
                                      {"rule", &MatterWords::rule},
                                      {"mover", &MatterWords::mover},
                                      {"seconder", &MatterWords::seconder}}) {
    auto lacking = order;
    lacking.*member = "";
    EXPECT_EQ(refusal(lacking), field);
  }
  order.seconder = "a";
  EXPECT_EQ(refusal(order), "seconder");
  order.seconder = "e";
  EXPECT_EQ(refusal(order), "member_not_present");
}

TEST(AClosedVote, is_on_procedure_or_a_direction_and_on_nothing_else) {
  auto order = motion(three_to_one);
  order.decides = "procedural";
  EXPECT_EQ(refusal(order), "carried");
  order.decides = "budget";
  EXPECT_EQ(refusal(order), "decides");
}

TEST(AClosedVote, tells_of_everybody_who_may_vote_and_of_nobody_else) {
  EXPECT_EQ(refusal(motion("yes a\nyes b\nyes c\n")), "ballots_missing");
  EXPECT_EQ(refusal(motion("yes a\nyes b\nyes c\nno d\nyes e\n")), "member_not_present");
  EXPECT_EQ(refusal(motion("yes a\nyes b\nyes c\nno d\nyes f\n")), "member_unknown");
  EXPECT_EQ(refusal(motion("yes a\nyes b\nyes c\nno d\nyes a\n")), "ballot_cast_already");
  EXPECT_EQ(refusal(motion("aye a\n")), "votes");
}

TEST(AClosedVote, leaves_out_whoever_declared_an_interest_at_the_meeting_or_is_barred_here) {
  auto seats = five_seats();
  seats[3].is_recused = true;
  EXPECT_EQ(refusal(motion(three_to_one), seats), "member_recused");
  auto const words = decided(motion("yes a\nyes b\nno c\n"), seats, {});
  ASSERT_TRUE(words);
  EXPECT_EQ(ballots_in(*words)[3].option, base::VoteOption::excused);
  EXPECT_EQ(refusal(motion(three_to_one), five_seats(), {{"account d", "D"}}), "member_recused");
  EXPECT_EQ(refusal(motion("yes a\nyes b\nno c\n"), five_seats(), {{"account d", "D"}}), "carried");
  EXPECT_EQ(refusal(motion("yes b\nyes c\nno d\n"), five_seats(), {{"account a", "A"}}),
            "member_recused");  // who moved it
}

TEST(AClosedVote, needs_the_quorum_of_those_who_take_part) {
  EXPECT_EQ(refusal(motion("yes a\nyes b\nexcused c\nabsent d\n")), "quorum_missing");
  EXPECT_EQ(refusal(motion("yes a\nyes b\nabstain c\nabsent d\n")), "carried");
  EXPECT_EQ(refusal(motion(""), {}), "mover");
}

TEST(AClosedVote, has_no_names_where_it_was_recorded_before_there_were_any) {
  EXPECT_TRUE(ballots_in({.text = "That counsel be instructed.", .outcome = "carried"}).empty());
}

}  // namespace
}  // namespace wardmote::closed
