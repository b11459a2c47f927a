#include "domains/board/past/vancouver_votes.h"

#include <gmock/gmock.h>

#include "domains/board/past/past_samples.h"

namespace wardmote::board::vancouver_votes_test {
namespace {

using samples::told;
using testing::ElementsAre;

constexpr std::string_view head =
    "Meeting ID;Meeting Type;Vote Date;Vote Number;Agenda Description;Vote Start Date Time;Council "
    "Member;Vote;Decision;"
    "Vote Detail Id\n";

std::string row(std::string const& number, std::string const& member, std::string const& vote,
                std::string const& decision = "Carried", std::string const& date = "2026-02-03") {
  return "18784;Council;" + date + ";" + number + ";RR6. Rezoning;2026-02-03T12:21:45-08:00;" + member + ";" + vote +
         ";" + decision + ";1";
}

PastFile read(std::string const& rows) { return read_vancouver_votes(samples::rows_of(std::string(head) + rows, ';')); }

TEST(VotingRecords, gather_the_rows_of_a_vote_wherever_they_stand) {
  auto const file = read(row("1", "Ada", "In Favour") + "\n" + row("2", "Ada", "In Opposition", "Lost") + "\n" +
                         row("1", "Bo", "In Opposition") + "\n" + row("1", "Cy", "In Favour"));
  EXPECT_THAT(told(file), ElementsAre());
  ASSERT_EQ(file.meetings.size(), 1u);
  EXPECT_EQ(file.meetings.front().body, "Council");
  EXPECT_EQ(file.meetings.front().items.size(), 2u);
  ASSERT_EQ(file.votes.size(), 2u);
  EXPECT_THAT(file.votes.front().ballots, ElementsAre(PastBallot{"Ada", PastOption::yes, "In Favour"},
                                                      PastBallot{"Bo", PastOption::no, "In Opposition"},
                                                      PastBallot{"Cy", PastOption::yes, "In Favour"}));
  EXPECT_EQ(file.votes.back().published_passed, false);
  for (auto const& vote : file.votes) EXPECT_EQ(passed_by_ballots(vote), vote.published_passed);
}

TEST(VotingRecords, count_an_abstention_for_the_motion_and_say_so) {
  auto const file =
      read(row("1", "Ada", "In Opposition") + "\n" + row("1", "Bo", "Abstain") + "\n" + row("1", "Cy", "In Favour"));
  EXPECT_TRUE(passed_by_ballots(file.votes.front()));
  EXPECT_THAT(file.meetings.front().items.front().text, testing::HasSubstr("Vancouver Charter"));
}

TEST(VotingRecords, keep_a_meeting_that_goes_on_for_days_as_one_from_its_first_day) {
  auto const file = read(row("1", "Ada", "In Favour", "Carried", "2026-02-04") + "\n" + row("2", "Ada", "In Favour"));
  ASSERT_EQ(file.meetings.size(), 1u);
  EXPECT_EQ(file.meetings.front().date, "2026-02-03");
}

TEST(VotingRecords, leave_a_vote_out_of_which_a_row_cannot_be_read_and_tell_both) {
  auto const file =
      read(row("1", "Ada", "In Favour") + "\n" + row("1", "Bo", "Perhaps") + "\n" + row("2", "Ada", "Absent"));
  EXPECT_THAT(told(file), ElementsAre("line 3, column 8: “Perhaps” is no vote that is known",
                                      "line 2: vote 1 is left out: a row of it is (line 3, column 8)"));
  EXPECT_EQ(file.votes.size(), 1u);
}

TEST(VotingRecords, tell_a_row_that_contradicts_the_others_of_its_vote) {
  EXPECT_THAT(told(read(row("1", "Ada", "In Favour") + "\n" + row("1", "Bo", "Absent", "Lost"))).front(),
              "line 3, column 9: is another than in the first row of the vote, line 2");
  EXPECT_THAT(told(read(row("1", "Ada", "In Favour") + "\n" + row("1", "Ada", "In Favour"))).front(),
              "line 3, column 7: Ada votes twice");
}

TEST(VotingRecords, tell_what_is_missing_or_no_day_or_no_result) {
  EXPECT_THAT(told(read(row("1", "", "In Favour"))).front(), "line 2, column 7: Council Member is missing");
  EXPECT_THAT(told(read(row("1", "Ada", "In Favour", "Carried", "3 Feb"))),
              ElementsAre("line 2, column 3: “3 Feb” is no day like 2026-02-03"));
  EXPECT_THAT(told(read(row("1", "Ada", "In Favour", "Referred"))),
              ElementsAre("line 2, column 9: “Referred” neither carries nor loses it"));
  EXPECT_THAT(told(read_vancouver_votes(samples::rows_of("Meeting ID;Vote", ';'))).front(),
              "line 1: has no column “Meeting Type”");
  EXPECT_THAT(told(read_vancouver_votes({})), ElementsAre("line 1: the names of the columns are missing"));
}

}  // namespace
}  // namespace wardmote::board::vancouver_votes_test
