#include "domains/board/past/legistar.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace wardmote::board {
namespace {

constexpr char event[] = R"({
  "ID": 20991, "BodyName": "Committee on Finance", "Date": "2024-06-30T12:30:00-04:00",
  "Location": "Council Chambers - City Hall", "AgendaStatusName": "Final",
  "InSiteURL": "https://legistar.council.nyc.gov/MeetingDetail.aspx?LEGID=20991",
  "Items": [
    {"ID": 1, "Title": "Roll Call", "RollCall": [{"FullName": "Justin L. Brannan", "Value": "Present"},
                                                 {"FullName": "Diana I. Ayala", "Value": "Parental "}]},
    {"ID": 2, "Title": "A Local Law", "MatterFile": "Int 0962-2024", "MatterName": "Reports on funding",
     "ActionName": "Approved by Committee", "ActionText": "Was approved", "MinutesNote": "As amended",
     "PassedFlagName": "Fail"},
    {"ID": 3, "Title": "Another", "PassedFlag": 1, "PassedFlagName": "Pass"}]})";

constexpr char matter[] = R"({
  "File": "Int 0962-2024", "Name": "Reports on funding",
  "History": [
    {"ID": 9, "EventID": 20000, "Action": "Introduced"},
    {"ID": 2, "EventID": 20991, "Action": "Approved by Committee", "PassedFlagName": "Fail",
     "Votes": [{"FullName": "Justin L. Brannan", "Vote": "Affirmative", "Result": 1},
               {"FullName": "Diana I. Ayala", "Vote": "Maternity"},
               {"FullName": "Gale A. Brewer", "Vote": "Negative", "Result": 2},
               {"FullName": "Selvena N. Brooks-Powers", "Vote": "Affirmative", "Result": 1}]}]})";

std::vector<FileFault> faults_of(std::string_view json) { return read_legistar(json).faults; }

/// The text with its first `from` replaced.
std::string changed(std::string text, std::string_view from, std::string_view to) {
  auto const at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(ALegistarFile, is_read_as_a_meeting_with_its_items_and_its_roll) {
  auto const file = read_legistar(event);
  EXPECT_TRUE(file.faults.empty());
  ASSERT_EQ(file.meetings.size(), 1u);
  auto const& meeting = file.meetings.front();
  EXPECT_EQ(meeting.id, "20991");
  EXPECT_EQ(meeting.date + " " + meeting.time, "2024-06-30 12:30") << "by the wall clock there";
  EXPECT_EQ(meeting.status, "Final");
  ASSERT_EQ(meeting.items.size(), 3u);
  EXPECT_EQ(meeting.items[1], (PastItem{.id = "2",
                                        .code = "Int 0962-2024",
                                        .title = "Reports on funding",
                                        .action = "Approved by Committee",
                                        .text = "Was approved\nAs amended",
                                        .published_passed = false}));
  EXPECT_EQ(meeting.items[0].published_passed, std::nullopt);
  EXPECT_EQ(meeting.items[2].published_passed, true);
  EXPECT_EQ(meeting.attendance,
            (std::vector<PastAttendance>{{"Justin L. Brannan", "Present"}, {"Diana I. Ayala", "Parental"}}));
}

TEST(ALegistarFile, is_read_as_the_votes_of_a_matter) {
  auto const file = read_legistar(matter);
  EXPECT_TRUE(file.faults.empty());
  ASSERT_EQ(file.votes.size(), 1u) << "a step without votes is none";
  auto const& vote = file.votes.front();
  EXPECT_EQ(vote.meeting + "/" + vote.item, "20991/2");
  EXPECT_EQ(vote.motion, "Int 0962-2024: Reports on funding");
  EXPECT_EQ(vote.place, "History[1]");
  EXPECT_EQ(vote.published_passed, false);
  EXPECT_EQ(vote.ballots[1], (PastBallot{"Diana I. Ayala", PastOption::excused, "Maternity"}));
  EXPECT_TRUE(passed_by_ballots(vote)) << "two for and one against";
}

TEST(ALegistarFile, may_be_a_list_of_both) {
  auto const file = read_legistar("[" + std::string(event) + "," + matter + ",{\"FullName\":\"A person\"}]");
  EXPECT_EQ(file.meetings.size(), 1u);
  EXPECT_EQ(file.votes.size(), 1u);
  EXPECT_EQ(file.votes.front().place, "[1].History[1]");
  EXPECT_EQ(
      file.faults,
      (std::vector<FileFault>{
          {"[2]", "is no event (BodyName, Date), no matter (File, History) and no person (FullName, OfficeRecords)"}}));
}

TEST(ALegistarFile, that_is_no_json_says_where_it_stops_to_be) {
  auto const faults = faults_of("{\n  \"ID\": 5,\n  \"BodyName\" \"Council\"\n}");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults.front().place, "line 3, column 22");
  EXPECT_THAT(faults.front().reason, testing::HasSubstr("expected ':'"));
}

TEST(ALegistarFile, names_the_place_and_the_reason_of_each_record_that_it_leaves_out) {
  using Faults = std::vector<FileFault>;
  auto const of_event = [](std::string_view from, std::string_view to) { return faults_of(changed(event, from, to)); };
  EXPECT_EQ(of_event("20991,", "\"x\","), (Faults{{"ID", "is no whole number"}}));
  EXPECT_EQ(of_event("2024-06-30T12:30", "2024-06-31T12:30"),
            (Faults{{"Date", "is no moment like 2024-01-26T13:00:00-05:00"}}));
  EXPECT_EQ(of_event("\"Committee on Finance\"", "\"\""), (Faults{{"BodyName", "is missing"}}));
  EXPECT_EQ(of_event("\"ID\": 3", "\"ID\": 2"), (Faults{{"Items[2].ID", "stands twice in this meeting"}}));
  EXPECT_EQ(of_event("\"PassedFlag\": 1", "\"PassedFlag\": 7"),
            (Faults{{"Items[2].PassedFlag", "is neither 0 nor 1"}}));
  EXPECT_EQ(of_event("\"Pass\"", "\"Fail\""), (Faults{{"Items[2].PassedFlagName", "contradicts the flag"}}));
  EXPECT_EQ(of_event("A Local Law", "A\\u0000Law"), (Faults{{"Items[1].Title", "holds a control sign"}}));
  auto const of_matter = [](std::string_view from, std::string_view to) {
    return faults_of(changed(matter, from, to));
  };
  EXPECT_EQ(of_matter("\"Negative\"", "\"Perhaps\""),
            (Faults{{"History[1].Votes[2].Vote", "“Perhaps” is no vote that is known"}}));
  EXPECT_EQ(of_matter("Gale A. Brewer", "Diana I. Ayala"),
            (Faults{{"History[1].Votes[2].FullName", "votes twice: Diana I. Ayala"}}));
  EXPECT_EQ(of_matter("\"EventID\": 20991, ", ""), (Faults{{"History[1].EventID", "is missing"}}));
}

TEST(ALegistarFile, keeps_the_other_records_where_one_is_left_out) {
  auto const file = read_legistar(changed(event, "\"ID\": 3", "\"ID\": -3"));
  EXPECT_EQ(file.faults.size(), 1u);
  ASSERT_EQ(file.meetings.size(), 1u);
  EXPECT_EQ(file.meetings.front().items.size(), 2u);
}

TEST(ALegistarFile, that_is_cut_off_anywhere_is_a_fault_and_holds_nothing) {
  std::string_view const whole = event;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    auto const file = read_legistar(whole.substr(0, length));
    ASSERT_EQ(file.faults.size(), 1u) << length;
    ASSERT_THAT(file.faults.front().place, testing::StartsWith("line ")) << length;
    ASSERT_TRUE(file.meetings.empty());
  }
}

RC_GTEST_PROP(ALegistarFile, with_any_bytes_changed_is_read_or_refused, ()) {
  std::string text = *rc::gen::element(std::string(event), std::string(matter));
  for (int times = *rc::gen::inRange(1, 6); times > 0; --times)
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
  auto const file = read_legistar(text);
  for (auto const& meeting : file.meetings) RC_ASSERT(meeting.date.size() == 10u && meeting.time.size() == 5u);
  for (auto const& fault : file.faults) RC_ASSERT(!fault.reason.empty());
}

}  // namespace
}  // namespace wardmote::board
