#include "domains/board/committees/committee_rules.h"

#include "domains/board/meetings/meeting_samples.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/minutes.h"
#include "domains/board/meetings/ocd_event.h"
#include "domains/board/meetings/words.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::board {
namespace {

using samples::five;
using samples::Script;
using enum MeetingAct;

NamedCommittee const governance{"governance", "Governance Committee", "Comité de la gouvernance"};

/// A meeting of a committee of three of the board's five.
Script committee_of_three() {
  Script script("committee", governance);
  script.surroundings.seats = {five[0], five[1], five[2]};
  return script;
}

TEST(ACommitteesMeeting, seats_its_own_roll_and_needs_a_majority_of_it) {
  auto script = committee_of_three();
  script.proposes("report", "Review of policies").does(give_notice).does(call_to_order).arrives({"a"});
  EXPECT_EQ(script.record().quorum(), 2);
  EXPECT_EQ(script.refusal({.act = open_meeting}), "quorum_missing");
  script.arrives({"b"});
  EXPECT_EQ(script.refusal({.act = open_meeting}), "allowed");
  EXPECT_EQ(script.refusal({.act = record_arrival, .member = "d"}), "member_unknown");
}

TEST(ACommitteesMeeting, lets_another_member_of_the_board_attend_without_a_vote) {
  auto script = committee_of_three();
  script.opens({"a", "b"}).does({.act = record_attendance, .member = "d"});
  script.does({.act = give_floor, .member = "d", .reference = "5"}).does(end_floor);
  EXPECT_EQ(script.record().attending, (std::vector<Seat>{five[3]}));
  EXPECT_EQ(script.record().eligible(0).size(), 2u);
  script.moves(1, "That the review be received.").opens_vote();
  for (auto const& order : {LogEntry{.act = cast_ballot, .motion = 1, .member = "d", .choice = "yes"},
                            LogEntry{.act = record_arrival, .member = "d"}})
    EXPECT_EQ(script.refusal(order), "member_without_vote") << base::spelling_of(order.act);
  script.votes({{"a", "yes"}, {"b", "no"}}).counts("lost");
  EXPECT_EQ(script.record().motion(1)->vote->options.size(), 3u) << "the one who is absent, and nobody who attends";
}

TEST(ACommitteesMeeting, keeps_no_quorum_by_those_who_only_attend) {
  auto script = committee_of_three();
  script.opens({"a", "b"}).does({.act = record_attendance, .member = "d"});
  script.does({.act = record_departure, .member = "b"});
  EXPECT_EQ(script.record().state, MeetingState::recessed);
}

TEST(ACommitteesMeeting, records_when_somebody_who_attends_leaves_and_comes_back) {
  tests::PlainTongue const tongue;
  auto script = committee_of_three();
  script.opens({"a", "b"}).does({.act = record_attendance, .member = "d"});
  script.does({.act = give_floor, .member = "d", .reference = "5"}).does({.act = record_departure, .member = "d"});
  EXPECT_EQ(script.record().state, MeetingState::open) << "the quorum is as it was";
  EXPECT_EQ(script.record().floor(), nullptr);
  auto const view = [&] {
    return meeting_view("2026-12-17-committee-governance", script.log, "America/Toronto", tongue);
  };
  auto const gone = view();
  EXPECT_TRUE(gone.attending.empty());
  EXPECT_EQ(gone.attended, (std::vector<std::string>{five[3].name}));
  EXPECT_EQ(script.refusal({.act = record_departure, .member = "d"}), "member_not_present");
  EXPECT_EQ(script.refusal({.act = give_floor, .member = "d", .reference = "5"}), "member_not_present");
  EXPECT_EQ(script.refusal({.act = record_attendance, .member = "d"}), "form_invalid") << "it is a return";
  EXPECT_EQ(script.refusal({.act = record_departure, .member = "e"}), "member_unknown");
  auto const left_at = script.log.back().at;
  script.does({.act = record_arrival, .member = "d"});
  EXPECT_EQ(script.refusal({.act = record_arrival, .member = "d"}), "member_without_vote");
  EXPECT_EQ(view().attending, (std::vector<std::string>{five[3].name}));
  EXPECT_EQ(script.record().eligible(0).size(), 2u);
  EXPECT_EQ(script.record().present.size(), 2u);
  auto const lines = minutes_of(script.log, tongue).back().lines;
  ASSERT_GE(lines.size(), 2u);
  EXPECT_EQ(lines[lines.size() - 2].sentence, five[3].name + " left.");
  EXPECT_EQ(lines[lines.size() - 2].at, left_at);
  EXPECT_EQ(lines.back().sentence, five[3].name + " came back, without a vote.");
}

TEST(ACommitteesMeeting, notes_as_attending_only_whoever_is_on_the_board_and_has_no_seat) {
  auto script = committee_of_three();
  script.opens({"a", "b"});
  EXPECT_EQ(script.refusal({.act = record_attendance, .member = "a"}), "member_present_already");
  EXPECT_EQ(script.refusal({.act = record_attendance, .member = "c"}), "form_invalid");
  EXPECT_EQ(script.refusal({.act = record_attendance, .member = "z", .text = "Zed"}), "member_unknown");
  script.does({.act = record_attendance, .member = "d"});
  EXPECT_EQ(script.refusal({.act = record_attendance, .member = "d"}), "member_present_already");
}

TEST(ACommitteesMeeting, is_called_by_its_committee) {
  tests::PlainTongue const tongue;
  auto const script = committee_of_three();
  EXPECT_EQ(script.record().committee, governance);
  EXPECT_TRUE(title_of(script.record(), tongue).starts_with("Governance Committee, "));
  EXPECT_EQ(script.refusal({.act = name_committee, .text = "Another", .reference = "another"}), "not_permitted");
  EXPECT_EQ(script.refusal({.act = strike_entry, .text = "Wrong.", .number = 2}), "correction_impossible");
  auto const view = meeting_view("2026-12-17-committee-governance", script.log, "America/Toronto", tongue);
  EXPECT_EQ(ocd_event_of(view, view, "board", "Millbrook", "America/Toronto").organization, "Governance Committee");
}

TEST(ACommitteesMeeting, is_not_called_to_order_while_nobody_is_on_its_roll) {
  auto script = committee_of_three();
  script.surroundings.seats.clear();
  script.proposes("report", "Review of policies").does(give_notice);
  EXPECT_EQ(script.refusal({.act = call_to_order}), "committee_has_no_members");
}

TEST(AJointMeeting, is_of_the_whole_board_and_names_the_committee) {
  tests::PlainTongue const tongue;
  Script script("joint", governance);
  EXPECT_FALSE(script.record().is_of_committee());
  EXPECT_TRUE(title_of(script.record(), tongue).starts_with("Joint meeting with Governance Committee, "));
}

TEST(AMeetingOfNoCommittee, names_none_and_is_of_the_whole_board) {
  Script const script("committee");
  EXPECT_EQ(script.log.size(), 1u);
  EXPECT_FALSE(script.record().is_of_committee());
}

base::SystemClock const clock;

base::LocalDate on(char const* text) { return *base::date_of(text); }

Member member_called(std::string name, char const* first = "2025-01-01", char const* last = nullptr) {
  return {.id = base::Id<Member>::make(clock),
          .name = std::move(name),
          .first_day = on(first),
          .last_day = last ? std::optional(on(last)) : std::nullopt};
}

CommitteeTerm term_of_member(Member const& member, Office office, char const* first, char const* last = nullptr) {
  return {.id = base::Id<CommitteeTerm>::make(clock),
          .member = member.id.text(),
          .office = office,
          .first_day = on(first),
          .last_day = last ? std::optional(on(last)) : std::nullopt};
}

std::string code_of_answer(auto const& answer) {
  return answer ? "allowed" : std::string(base::code_of(answer.error().code));
}

/// A board of three, and a committee of it that has stood since February.
class TheRegisterOfCommittees : public testing::Test {
 protected:
  std::vector<Member> members{member_called("Amara"), member_called("Bela"),
                              member_called("Chen", "2025-01-01", "2026-06-30")};
  Committee committee{.id = base::Id<Committee>::make(clock),
                      .slug = "governance",
                      .title_en = "Governance",
                      .purpose_en = "Policies",
                      .first_day = on("2026-02-01")};

  std::string begin(Member const& member, Office office, char const* first) const {
    return code_of_answer(begun(committee, members, term_of_member(member, office, first)));
  }
};

TEST_F(TheRegisterOfCommittees, puts_the_chair_first_and_leaves_out_who_has_left_the_board) {
  committee.terms = {term_of_member(members[0], Office::member, "2026-02-01"),
                     term_of_member(members[1], Office::chair, "2026-03-01"),
                     term_of_member(members[2], Office::member, "2026-02-01")};
  auto const names = [&](char const* day) {
    std::vector<std::string> all;
    for (auto const& seat : roll_on(committee, members, on(day))) all.push_back(seat.name);
    return all;
  };
  EXPECT_TRUE(names("2026-01-31").empty());
  EXPECT_EQ(names("2026-02-28"), (std::vector<std::string>{"Amara", "Chen"}));
  EXPECT_EQ(names("2026-06-30"), (std::vector<std::string>{"Bela", "Amara", "Chen"}));
  EXPECT_EQ(names("2026-07-01"), (std::vector<std::string>{"Bela", "Amara"}));
}

TEST_F(TheRegisterOfCommittees, begins_a_term_of_a_member_of_the_board_on_a_day_of_the_committee) {
  EXPECT_EQ(begin(members[0], Office::member, "2026-02-01"), "allowed");
  EXPECT_EQ(begin(members[0], Office::member, "2026-01-31"), "form_invalid") << "before it was struck";
  EXPECT_EQ(begin(members[2], Office::member, "2026-07-01"), "form_invalid") << "no longer on the board";
  EXPECT_EQ(begin(member_called("Dina"), Office::member, "2026-02-01"), "member_unknown");
}

TEST_F(TheRegisterOfCommittees, ends_a_term_with_the_committee_at_the_latest) {
  committee.last_day = on("2026-12-31");
  EXPECT_EQ(begun(committee, members, term_of_member(members[0], Office::member, "2026-02-01"))->last_day,
            on("2026-12-31"));
  EXPECT_EQ(
      code_of_answer(begun(committee, members, term_of_member(members[0], Office::member, "2026-02-01", "2027-01-01"))),
      "form_invalid");
  EXPECT_EQ(code_of_answer(disbanded(committee, on("2027-01-01"))), "form_invalid") << "it is not made longer";
}

TEST_F(TheRegisterOfCommittees, has_nobody_twice_and_one_chair_at_a_time) {
  committee.terms = {term_of_member(members[0], Office::chair, "2026-02-01", "2026-03-31")};
  EXPECT_EQ(begin(members[0], Office::member, "2026-03-31"), "form_invalid");
  EXPECT_EQ(begin(members[1], Office::chair, "2026-03-31"), "form_invalid");
  EXPECT_EQ(begin(members[1], Office::member, "2026-03-31"), "allowed");
  EXPECT_EQ(begin(members[0], Office::member, "2026-04-01"), "allowed");
  EXPECT_EQ(begin(members[1], Office::chair, "2026-02-01"), "form_invalid") << "it would meet the chair’s term later";
}

TEST_F(TheRegisterOfCommittees, is_struck_with_a_name_a_purpose_and_a_motion_that_was_carried) {
  std::vector<Committee> const held{committee};
  auto const strike = [&](Committee const& asked, std::optional<MotionFacts> const& motion = {}) {
    return code_of_answer(struck(held, asked, motion));
  };
  Committee asked{.title_en = "Audit & Finance", .purpose_en = "Accounts", .first_day = on("2026-02-01")};
  EXPECT_EQ(struck(held, asked, {})->slug, "audit-finance");
  asked.struck_by = "2026-01-29-regular-3";
  EXPECT_EQ(strike(asked), "form_invalid") << "there is no such motion";
  EXPECT_EQ(strike(asked, MotionFacts{.state = MotionState::lost}), "form_invalid");
  EXPECT_EQ(strike(asked, MotionFacts{.state = MotionState::carried}), "allowed");
  EXPECT_EQ(strike({.title_en = "Audit", .first_day = on("2026-02-01")}), "form_invalid");
  EXPECT_EQ(strike({.purpose_en = "Accounts", .first_day = on("2026-02-01")}), "form_invalid");
  EXPECT_EQ(strike({.title_en = "governance", .purpose_en = "Again", .first_day = on("2026-02-01")}),
            "committee_exists");
}

TEST_F(TheRegisterOfCommittees, corrects_a_name_but_no_address_and_takes_none_that_another_committee_has) {
  Committee const audit{.slug = "audit", .title_en = "Audit & Finance"};
  std::vector<Committee> const held{committee, audit};
  auto const after = renamed(held, "governance", "Governance and Policy", "Gouvernance");
  ASSERT_TRUE(after);
  EXPECT_EQ(after->slug, "governance");
  EXPECT_EQ(after->title_en, "Governance and Policy");
  EXPECT_EQ(after->title_fr, "Gouvernance");
  EXPECT_EQ(after->purpose_en, committee.purpose_en);
  EXPECT_TRUE(renamed(held, "governance", "GOVERNANCE", "")) << "of another spelling";
  EXPECT_EQ(code_of_answer(renamed(held, "governance", "", "Gouvernance")), "form_invalid");
  EXPECT_EQ(code_of_answer(renamed(held, "governance", "AUDIT", "")), "committee_exists") << "by its address";
  EXPECT_EQ(code_of_answer(renamed(held, "governance", "Audit, Finance", "")), "committee_exists") << "by its name";
  EXPECT_EQ(code_of_answer(renamed(held, "people", "People", "")), "committee_unknown");
  std::vector<Committee> const corrected{*after};
  Committee const again{.title_en = "Governance and policy", .purpose_en = "Again", .first_day = on("2026-02-01")};
  EXPECT_EQ(code_of_answer(struck(corrected, again, {})), "committee_exists") << "the corrected name is taken, too";
}

TEST_F(TheRegisterOfCommittees, ends_every_term_with_the_committee) {
  committee.terms = {term_of_member(members[0], Office::chair, "2026-02-01", "2026-03-31"),
                     term_of_member(members[1], Office::member, "2026-02-01")};
  auto const after = disbanded(committee, on("2026-05-31"));
  ASSERT_TRUE(after);
  EXPECT_EQ(after->terms[0].last_day, on("2026-03-31"));
  EXPECT_EQ(after->terms[1].last_day, on("2026-05-31"));
  EXPECT_EQ(code_of_answer(disbanded(committee, on("2026-01-31"))), "form_invalid");
}

TEST_F(TheRegisterOfCommittees, offers_what_stands_on_a_day_or_will_later) {
  Committee const last_day_today{.slug = "a", .first_day = on("2026-01-01"), .last_day = on("2026-06-30")};
  Committee const over{.slug = "b", .first_day = on("2026-01-01"), .last_day = on("2026-06-29")};
  Committee const to_come{.slug = "c", .first_day = on("2026-07-01")};
  std::vector<Committee> const held{last_day_today, over, to_come};
  std::string offered;
  for (auto const& one : not_over(held, on("2026-06-30"))) offered += one.slug;
  EXPECT_EQ(offered, "ac");
}

TEST_F(TheRegisterOfCommittees, ends_a_term_but_makes_none_longer) {
  committee.terms = {term_of_member(members[0], Office::member, "2026-02-01", "2026-03-31")};
  auto const id = committee.terms.front().id.text();
  EXPECT_EQ(ended(committee, id, on("2026-02-28"))->last_day, on("2026-02-28"));
  EXPECT_EQ(code_of_answer(ended(committee, id, on("2026-04-30"))), "form_invalid");
  EXPECT_EQ(code_of_answer(ended(committee, id, on("2026-01-31"))), "form_invalid");
  EXPECT_EQ(code_of_answer(ended(committee, "nobody", on("2026-02-28"))), "member_unknown");
}

TEST_F(TheRegisterOfCommittees, knows_which_meetings_can_be_of_a_committee) {
  committee.last_day = on("2026-12-31");
  std::vector<Committee> const held{committee};
  auto const asks = [&](char const* slug, MeetingKind kind, char const* day) {
    return code_of_answer(committee_for(held, slug, kind, on(day)));
  };
  EXPECT_EQ(asks("governance", MeetingKind::committee, "2026-12-17"), "allowed");
  EXPECT_EQ(asks("governance", MeetingKind::joint, "2026-12-17"), "allowed");
  EXPECT_EQ(asks("", MeetingKind::committee, "2026-12-17"), "allowed") << "of the whole board, as before";
  EXPECT_EQ(asks("governance", MeetingKind::regular, "2026-12-17"), "form_invalid");
  EXPECT_EQ(asks("governance", MeetingKind::committee, "2027-01-01"), "form_invalid");
  EXPECT_EQ(asks("audit", MeetingKind::committee, "2026-12-17"), "committee_unknown");
}

}  // namespace
}  // namespace wardmote::board
