#include "domains/board/past/toronto_scorecard.h"

#include <gmock/gmock.h>

#include "domains/board/past/past_samples.h"

namespace wardmote::board {
namespace {

using samples::told;
using testing::ElementsAre;

constexpr std::string_view head =
    "SORT,,,2022-12-15,2022-11-24,\n"
    ",,,HOUSING,GOVERNANCE,\n"
    "Last Name,Member of Council,Percentage,Legalize rooming houses,Uphold the chair,Seat\n"
    ",,2010-2014,\"CC2.1\",CC1.2 (Uphold),\n";

PastFile read(std::string const& members) {
  return read_toronto_scorecard(samples::rows_of(std::string(head) + members, ','));
}

TEST(AScorecard, has_a_meeting_for_each_day_and_a_vote_for_each_column_that_has_one) {
  auto const file = read(
      "A,Ada\xC3\xA9 A,50%,Yes,No,+1\n"
      "B,Bo B,,No,,\n"
      "C,Cy C,New,Absent,No,\n"
      ",,,FAIL,FAIL,\n"
      ",,Yes, 1 ,0,\n"
      ",,No, 1 ,2,");
  EXPECT_THAT(told(file), ElementsAre());
  ASSERT_EQ(file.meetings.size(), 2u);
  EXPECT_EQ(file.meetings[0].date, "2022-11-24");
  EXPECT_EQ(file.meetings[1].items.front().title, "Legalize rooming houses");
  EXPECT_THAT(file.meetings[1].items.front().text, testing::StartsWith("HOUSING\nThe sentence is the scorecard’s"));
  ASSERT_EQ(file.votes.size(), 2u);
  EXPECT_EQ(file.votes[0].published_passed, false);
  EXPECT_THAT(file.votes[0].ballots,
              ElementsAre(PastBallot{"Ada\xC3\xA9 A", PastOption::yes, "Yes"}, PastBallot{"Bo B", PastOption::no, "No"},
                          PastBallot{"Cy C", PastOption::absent, "Absent"}));
  EXPECT_EQ(file.votes[1].ballots.size(), 2u) << "who had no seat on that day has an empty field";
  for (auto const& vote : file.votes) EXPECT_EQ(passed_by_ballots(vote), vote.published_passed);
}

TEST(AScorecard, takes_the_first_line_of_a_field_as_the_name) {
  auto rows = samples::rows_of(std::string(head) + "T,x,,Yes,Yes,", ',');
  rows.back().fields[1] = "John Tory\nMayor of Toronto";
  EXPECT_EQ(read_toronto_scorecard(rows).votes.front().ballots.front().name, "John Tory");
}

TEST(AScorecard, keeps_a_result_that_its_votes_do_not_give) {
  auto const file = read("A,Ada,,No,Yes,\n,,,PASS,PASS,");
  EXPECT_TRUE(*file.votes.front().published_passed);
  EXPECT_FALSE(passed_by_ballots(file.votes.front()));
}

TEST(AScorecard, leaves_a_vote_out_that_has_a_word_which_is_no_vote) {
  auto const file = read("A,Ada,,Yes,Perhaps,");
  EXPECT_THAT(told(file), ElementsAre("line 5, column 5: “Perhaps” is no vote that is known"));
  EXPECT_EQ(file.votes.size(), 1u);
}

TEST(AScorecard, leaves_a_vote_out_whose_sum_is_not_that_of_its_rows) {
  EXPECT_THAT(told(read("A,Ada,,Yes,No,\n,,Yes,2,0,\n,,No,0,3,")),
              ElementsAre("line 6, column 4: “2” is not the sum of the rows above, 1",
                          "line 7, column 5: “3” is not the sum of the rows above, 1"));
}

TEST(AScorecard, tells_every_row_and_field_that_it_cannot_read) {
  auto rows = samples::rows_of(std::string(head) + "A,Ada,,Yes,No,\nA,Ada,,No,,\n,,7,,,\n,,,LOST,PASS,", ',');
  rows[0].fields[4] = "soon";
  rows.push_back({.line = 9, .fault = "ends inside a quoted field", .fault_field = 2});
  EXPECT_THAT(told(read_toronto_scorecard(rows)),
              ElementsAre("line 7: is neither a member nor a sum", "line 9, column 2: ends inside a quoted field",
                          "line 8, column 4: “LOST” is neither “PASS” nor “FAIL”",
                          "line 1, column 5: “soon” is no day like 2022-12-15"));
  rows[1].fault = "is no UTF-8";
  EXPECT_THAT(told(read_toronto_scorecard(rows)), ElementsAre("line 2: is no UTF-8"));
  EXPECT_THAT(told(read("A,Ada,,Yes,No,\nA,Ada,,No,,")), ElementsAre("line 6, column 2: Ada stands twice"));
}

TEST(AScorecard, of_another_form_is_none) {
  EXPECT_THAT(told(read_toronto_scorecard(samples::rows_of("a,b", ','))),
              ElementsAre("line 1: a scorecard begins with days, topics, sentences and references, a row each"));
  EXPECT_THAT(told(read_toronto_scorecard(samples::rows_of("a\nb\nc\nd", ','))),
              ElementsAre("line 3: has no column “Member of Council”"));
}

}  // namespace
}  // namespace wardmote::board
