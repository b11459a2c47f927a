#include "domains/board/meetings/minutes.h"

#include "domains/board/meetings/log_hash.h"
#include "domains/board/meetings/meeting_samples.h"
#include "domains/board/meetings/minute_words.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::board {
namespace {

using samples::Script;
using enum MeetingAct;

/// The meeting whose minutes stand below.
Script december() {
  Script script;
  script.proposes("declarations", "Declarations of interest").proposes("consent", "Human resources summary");
  script.proposes("report", "Annual report").proposes("report", "Purchase of radios");
  script.does(give_notice).does(call_to_order).arrives({"a", "b", "c", "d"}).does(open_meeting);
  script.does({.act = take_up_item, .item = 1});
  script.does({.act = declare_conflict, .item = 4, .member = "d", .text = "Employed by the supplier."});
  script.does({.act = move_consent, .member = "a", .seconder = "b", .text = "That the consent agenda be received."});
  script.does({.act = state_motion, .motion = 1}).opens_vote("majority_of_votes_cast", "unanimous_consent");
  script.counts("carried").does({.act = take_up_item, .item = 3}).moves(3, "That the report be received.");
  script.does(
      {.act = move_amendment, .member = "c", .seconder = "d", .text = "That the report be received with thanks."});
  script.does({.act = state_motion, .motion = 3}).opens_vote();
  script.votes({{"a", "yes"}, {"b", "no"}, {"c", "yes"}, {"d", "no"}}).counts("lost");
  script.opens_vote().votes({{"a", "yes"}, {"b", "yes"}, {"c", "yes"}, {"d", "abstain"}}).counts("carried");
  script.does({.act = take_up_item, .item = 4}).arrives({"e"}).moves(4, "That the radios be bought.");
  script.opens_vote("majority_of_members").votes({{"a", "yes"}, {"b", "yes"}, {"c", "no"}, {"e", "yes"}});
  return script.counts("carried").does(adjourn_meeting);
}

// Written by hand from what the script says.
constexpr std::string_view minutes_of_december = R"(Regular meeting, 2026-12-17

Opening
09:06 The meeting was called to order.
09:12 Amara was present.
09:13 Bela was present.
09:14 Chen was present.
09:15 Dina was present.
09:16 4 of 5 members were present, which is a quorum, and the meeting was opened.

1.1 Declarations of interest
09:18 Dina declared an interest in item 4.2 Purchase of radios, and took no part in it: Employed by the supplier.

3 Consent agenda
09:19 Moved by Amara and seconded by Bela: That the consent agenda be received.
09:22 For: Amara, Bela, Chen and Dina. Absent: Emil.
09:23 Carried by unanimous consent: nobody objected.

4.1 Annual report
09:25 Moved by Amara and seconded by Bela: That the report be received.
09:27 Amendment moved by Chen and seconded by Dina, that the motion read: That the report be received with thanks.
09:34 For: Amara and Chen. Against: Bela and Dina. Absent: Emil.
09:35 Lost on a tie: 2 for and 2 against. A motion needs more for than against.
09:41 For: Amara, Bela and Chen. Abstained: Dina. Absent: Emil.
09:42 Carried: 3 for, 0 against. It needed 2 (majority of the votes cast).

4.2 Purchase of radios
09:44 Emil arrived.
09:45 Moved by Amara and seconded by Bela: That the radios be bought.
09:52 For: Amara, Bela and Emil. Against: Chen. Took no part, having declared an interest: Dina.
09:53 Carried: 3 for, 1 against. It needed 3 (majority of all members).

Adjournment
09:54 The meeting was adjourned.
)";

constexpr std::string_view zone = "America/Toronto";

TEST(MinutesOfAMeeting, read_as_a_person_wrote_them_down_by_hand) {
  EXPECT_EQ(minutes_text(december().log, zone, tests::PlainTongue()), minutes_of_december);
}

TEST(MinutesOfAMeeting, are_the_same_each_time_that_the_log_is_gone_through) {
  auto const log = december().log;
  EXPECT_EQ(minutes_text(log, zone, tests::PlainTongue()), minutes_text(log, zone, tests::PlainTongue()));
  EXPECT_EQ(hash_of_log(log), hash_of_log(december().log));
}

TEST(MinutesOfAMeeting, show_what_the_log_says_beside_a_line_that_was_edited) {
  auto script = december();
  auto const opened = std::ranges::find(script.log, open_meeting, &LogEntry::act)->sequence;
  script.does(draft_minutes).does({.act = edit_minutes, .text = "The chair welcomed everybody.", .number = opened});
  auto const line = minutes_of(script.log, tests::PlainTongue()).front().lines.back();
  EXPECT_EQ(line.sentence, "The chair welcomed everybody.");
  EXPECT_EQ(line.as_recorded, "4 of 5 members were present, which is a quorum, and the meeting was opened.");
}

TEST(MinutesOfAMeeting, have_a_line_for_each_act_that_is_said_to_have_one_and_for_no_other) {
  auto script = december();
  MeetingRecord record;
  for (auto const& entry : script.log) {
    apply(record, entry);
    EXPECT_EQ(minute_of(record, entry, tests::PlainTongue()).empty(), !is_minuted(entry.act))
        << base::spelling_of(entry.act);
  }
  script.does(draft_minutes);
  EXPECT_EQ(script.refusal({.act = edit_minutes, .text = "Else.", .number = 1}), "form_invalid");
  EXPECT_EQ(script.refusal({.act = edit_minutes, .text = "Else.", .number = 999}), "form_invalid");
}

TEST(MinutesOfAMeeting, leave_out_what_was_struck) {
  auto script = december();
  auto const arrival = std::ranges::find(script.log, record_arrival, &LogEntry::act)->sequence;
  auto const before = minutes_text(script.log, zone, tests::PlainTongue());
  EXPECT_EQ(script.refusal({.act = strike_entry, .text = "Not Amara.", .number = arrival}), "correction_impossible");
  script.does({.act = strike_entry, .text = "It went on.", .number = script.log.back().sequence});
  EXPECT_EQ(minutes_text(script.log, zone, tests::PlainTongue()), before.substr(0, before.find("\nAdjournment")));
}

TEST(TheSealOfAMeeting, differs_for_any_change_of_an_entry) {
  auto const log = december().log;
  auto const seal = seal_of(log, "english", "french");
  for (std::size_t at = 0; at < log.size(); ++at) {
    auto other = log;
    other[at].text += "x";
    EXPECT_NE(seal_of(other, "english", "french"), seal);
  }
  EXPECT_NE(seal_of(log, "english", "autre"), seal);
}

}  // namespace
}  // namespace wardmote::board
