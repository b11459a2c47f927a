#include "domains/board/meetings/ocd_event.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "domains/board/meetings/meeting_walk.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::board {
namespace {

using samples::Script;

OcdEvent event_of(std::span<LogEntry const> log) {
  tests::PlainTongue const tongue;
  auto const view = meeting_view("2026-12-17-regular", log, "America/Toronto", tongue);
  return ocd_event_of(view, view, "01900000-0000-7000-8000-000000000000", "Millbrook Police Services Board",
                      "America/Toronto");
}

TEST(AnOcdEvent, tells_when_where_and_how_everybody_voted) {
  Script script;
  script.opens({"a", "b", "c", "d"}).moves(1, "That the report be received.").opens_vote();
  script.votes({{"a", "yes"}, {"b", "yes"}, {"c", "no"}, {"d", "abstain"}}).counts("carried");
  auto const event = event_of(script.log);
  EXPECT_EQ(event.start_date, "2026-12-17T09:00:00-05:00");
  EXPECT_EQ(event.status, "confirmed");
  ASSERT_EQ(event.agenda.size(), 1u);
  EXPECT_EQ(event.agenda.front().description, "Annual report");
  ASSERT_EQ(event.votes.size(), 1u);
  EXPECT_TRUE(event.votes.front().passed);
  EXPECT_EQ(event.votes.front().order, event.agenda.front().order);
  auto const text = ocd_text(event);
  EXPECT_THAT(text, testing::HasSubstr("\"option\": \"yes\",\n          \"value\": 2"));
  EXPECT_THAT(text, testing::HasSubstr("\"option\": \"absent\",\n          \"voter_name\": \"Emil\""));
  EXPECT_THAT(text, testing::HasSubstr("\"result\": \"pass\""));
}

TEST(AnOcdEvent, has_the_status_that_open_civic_data_has_for_it) {
  Script script;
  EXPECT_EQ(event_of(script.log).status, "tentative");
  script.proposes("report", "Annual report");
  EXPECT_TRUE(event_of(script.log).agenda.empty()) << "a draft agenda is nobody's";
  script.does(MeetingAct::give_notice);
  EXPECT_EQ(event_of(script.log).status, "confirmed");
  auto cancelled = script;
  cancelled.does({.act = MeetingAct::cancel_meeting, .text = "Snow."});
  EXPECT_EQ(event_of(cancelled.log).status, "cancelled");
  script.does(MeetingAct::call_to_order).arrives({"a", "b", "c"}).does(MeetingAct::open_meeting);
  script.does(MeetingAct::adjourn_meeting);
  EXPECT_EQ(event_of(script.log).status, "passed");
}

RC_GTEST_PROP(AnOcdEvent, of_a_meeting_at_random_is_read_back_to_the_last_byte, ()) {
  Script script;
  samples::walk(script, *rc::gen::arbitrary<unsigned>(), 200, [](LogEntry const&, std::vector<LogEntry> const&) {});
  auto const event = event_of(script.log);
  auto const text = ocd_text(event);
  auto const read = read_ocd(text);
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == event);
  RC_ASSERT(ocd_text(*read) == text);
}

/// A text at random that a page could have been sent.
std::string words() {
  std::string text = "w";
  for (auto const& letter : *rc::gen::container<std::vector<std::string>>(
           rc::gen::element<std::string>("a", "\"", "\\", "\n", "é", "𝄞", "</script>", "{", "\t")))
    text += letter;
  return text;
}

RC_GTEST_PROP(AnOcdEvent, with_any_words_is_read_back_to_the_last_byte, ()) {
  OcdEvent event{.id = words(),
                 .identifier = words(),
                 .name = words(),
                 .description = words(),
                 .classification = words(),
                 .start_date = words(),
                 .timezone = words(),
                 .status = "tentative",
                 .location = words(),
                 .organization = words()};
  for (int count = *rc::gen::inRange(0, 4); count > 0; --count) {
    event.present.push_back(words());
    event.absent.push_back(words());
    event.agenda.push_back({words(), words(), words(), words(), words(), words()});
    event.motions.push_back({words(), words(), words(), words(), words(), words(), *rc::gen::arbitrary<bool>()});
    event.votes.push_back({words(),
                           words(),
                           words(),
                           words(),
                           *rc::gen::arbitrary<bool>(),
                           words(),
                           words(),
                           {{"not voting", words(), words()}, {"yes", words()}}});
  }
  auto const text = ocd_text(event);
  auto const read = read_ocd(text);
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == event);
  RC_ASSERT(ocd_text(*read) == text);
}

TEST(AnOcdFile, names_the_place_and_the_reason_where_it_cannot_be_read) {
  Script script;
  script.opens().carries(1, "That the report be received.");
  auto const text = ocd_text(event_of(script.log));
  auto const fault = [&](std::string_view from, std::string_view to) {
    auto changed = text;
    auto const at = changed.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    auto const read = read_ocd(changed.replace(at, from.size(), to));
    return read ? FileFault{} : read.error();
  };
  EXPECT_EQ(fault("\"confirmed\"", "\"likely\""), (FileFault{"status", "“likely” is no status of Open Civic Data"}));
  EXPECT_EQ(fault("\"value\": 5", "\"value\": 4"),
            (FileFault{"votes[0].counts[0].value", "is not how many ballots say so"}));
  EXPECT_EQ(fault("\"result\": \"pass\"", "\"result\": 1"), (FileFault{"votes[0].result", "is no text"}));
  EXPECT_EQ(fault("\"name\": \"", "\"nome\": \"").place, "name");
  EXPECT_EQ(read_ocd("[1, 2").error().place, "line 1, column 6");
  EXPECT_EQ(read_ocd("[]").error().reason, "is no object");
}

}  // namespace
}  // namespace wardmote::board
