#include "domains/board/meetings/decide.h"

#include "domains/board/meetings/meeting_samples.h"

namespace wardmote::board {
namespace {

using samples::Script;
using enum MeetingAct;

TEST(NoticeOfAMeeting, is_given_seven_days_before_at_the_latest) {
  Script script;
  script.proposes("report", "Annual report");
  script.surroundings.today = *base::date_of("2026-12-11");
  EXPECT_EQ(script.refusal({.act = give_notice}), "notice_too_short");
  script.surroundings.today = *base::date_of("2026-12-10");
  EXPECT_EQ(script.refusal({.act = give_notice}), "allowed");
}

TEST(NoticeOfAMeeting, may_be_late_for_a_stated_reason_that_is_kept) {
  Script script;
  script.proposes("report", "Annual report");
  script.surroundings.today = *base::date_of("2026-12-16");
  script.does({.act = give_notice, .text = "A direction of the Inspector General falls due."});
  EXPECT_EQ(script.record().extraordinary, "A direction of the Inspector General falls due.");
}

TEST(NoticeOfAMeeting, needs_an_agenda_with_an_item) {
  Script script;
  EXPECT_EQ(script.refusal({.act = give_notice}), "agenda_empty");
  script.proposes("report", "Annual report").does({.act = drop_item, .item = 1});
  EXPECT_EQ(script.refusal({.act = give_notice}), "agenda_empty");
}

TEST(AnAgenda, is_numbered_by_section_and_frozen_by_the_notice) {
  Script script;
  script.proposes("report", "Budget").proposes("consent", "Human resources").proposes("declarations", "Interests");
  script.proposes("report", "Annual report").does({.act = place_item, .item = 4, .number = 1});
  script.does(give_notice);
  auto const record = script.record();
  EXPECT_EQ(record.item(3)->number, "1.1");
  EXPECT_EQ(record.item(2)->number, "3.1");
  EXPECT_EQ(record.item(4)->number, "4.1");
  EXPECT_EQ(record.item(1)->number, "4.2");
  EXPECT_EQ(record.item(2)->code, "P26-12-I-01");
  EXPECT_EQ(record.item(1)->code, "P26-12-R-02");
  EXPECT_EQ(script.refusal({.act = propose_item, .choice = "report", .text = "More"}), "meeting_state_wrong");
  EXPECT_EQ(script.refusal({.act = place_item, .item = 1, .number = 1}), "meeting_state_wrong");
}

TEST(AnAgenda, has_codes_by_the_scheme_of_its_board_for_late_items_too) {
  Script script;
  script.proposes("report", "Annual report").does({.act = give_notice, .reference = "{yyyy}/{mm}.{n}{type}"});
  script.does(call_to_order).arrives({"a", "b", "c"}).does(open_meeting).does({.act = take_up_item, .item = 1});
  script.carries(1, "That a late item be added.");
  script.does({.act = add_late_item, .motion = 1, .choice = "report", .text = "Late report"});
  EXPECT_EQ(script.record().items.front().code, "2026/12.1R");
  EXPECT_EQ(script.record().items.back().code, "2026/12.2R");
}

TEST(AnAgenda, takes_a_late_item_by_a_carried_motion_only) {
  Script script;
  script.opens();
  LogEntry const late{.act = add_late_item, .motion = 1, .choice = "report", .text = "Late report"};
  EXPECT_EQ(script.refusal(late), "late_item_needs_motion");
  script.carries(1, "That a late item be added.");
  script.does(late);
  EXPECT_EQ(script.record().items.back().number, "4.2");
  EXPECT_TRUE(script.record().items.back().late);
}

TEST(AClosedItem, is_reported_at_a_later_meeting_by_a_reference_to_the_earlier_one) {
  Script script;
  script.opens();
  LogEntry report{
      .act = report_out, .choice = "5.1", .text = "a", .text_fr = "b", .reference = "2026-10-29-regular#2/3"};
  EXPECT_EQ(script.refusal(report), "item_unknown") << "no closed item of a meeting that there is";
  script.surroundings.reports_on_closed_item = true;
  auto wrong = report;
  wrong.reference = "2027-10-29-regular#2/3";
  EXPECT_EQ(script.refusal(wrong), "item_unknown") << "of a meeting to come";
  wrong.reference = "2026-10-29-regular";
  EXPECT_EQ(script.refusal(wrong), "item_unknown");
  wrong = report;
  wrong.text_fr = "";
  EXPECT_EQ(script.refusal(wrong), "form_invalid");
  script.does(report);
}

TEST(AClosedItem, needs_a_ground_and_is_taken_in_closed_session_only) {
  Script script;
  EXPECT_EQ(script.refusal({.act = propose_item, .choice = "closed", .text = "A matter of employment"}),
            "closed_ground_missing");
  script.proposes("closed", "A matter of employment", "labour_relations").proposes("report", "Annual report");
  script.opens_as_planned().does({.act = take_up_item, .item = 2});
  LogEntry const take{.act = take_up_item, .item = 1};
  EXPECT_EQ(script.refusal(take), "meeting_state_wrong");
  EXPECT_EQ(script.refusal({.act = close_session, .motion = 1, .choice = "labour_relations"}), "motion_unknown");
  script.carries(2, "That the meeting go into closed session.");
  EXPECT_EQ(script.refusal({.act = close_session, .motion = 1}), "closed_ground_missing");
  script.does({.act = close_session, .motion = 1, .choice = "labour_relations"}).does(take);
  EXPECT_EQ(script.refusal({.act = move_motion, .item = 1, .member = "a", .text = "That it be so."}),
            "meeting_state_wrong");
}

TEST(AQuorum, is_a_majority_of_the_seats) {
  Script script;
  script.proposes("report", "Annual report").does(give_notice).does(call_to_order).arrives({"a", "b"});
  EXPECT_EQ(script.refusal({.act = open_meeting}), "quorum_missing");
  script.arrives({"c"});
  EXPECT_EQ(script.refusal({.act = open_meeting}), "allowed");
}

TEST(AQuorum, that_is_lost_recesses_the_meeting_at_once) {
  Script script;
  script.opens({"a", "b", "c"}).does({.act = record_departure, .member = "c"});
  EXPECT_EQ(script.record().state, MeetingState::recessed);
  EXPECT_EQ(script.refusal({.act = resume_meeting}), "quorum_missing");
  script.arrives({"d"}).does(resume_meeting);
  EXPECT_EQ(script.record().state, MeetingState::open);
}

TEST(AQuorum, falls_for_an_item_when_a_member_declares_an_interest_in_it) {
  Script script;
  script.opens({"a", "b", "c"}).moves(1, "That the report be received.");
  script.does({.act = declare_conflict, .item = 1, .member = "c", .text = "Employed by the supplier."});
  EXPECT_EQ(
      script.refusal({.act = open_vote, .motion = 1, .choice = "majority_of_votes_cast", .reference = "show_of_hands"}),
      "quorum_missing");
  EXPECT_EQ(script.record().state, MeetingState::open);
}

TEST(AMemberWithAnInterest, takes_no_part_in_the_item) {
  Script script;
  script.opens();
  EXPECT_EQ(script.refusal({.act = declare_conflict, .item = 1, .member = "c"}), "form_invalid");
  script.does({.act = declare_conflict, .item = 1, .member = "c", .text = "Employed by the supplier."});
  EXPECT_EQ(script.refusal({.act = move_motion, .item = 1, .member = "c", .text = "That it be so."}), "member_recused");
  script.moves(1, "That the report be received.").opens_vote();
  EXPECT_EQ(script.refusal({.act = cast_ballot, .motion = 1, .member = "c", .choice = "yes"}), "member_recused");
  script.votes({{"a", "yes"}, {"b", "yes"}, {"d", "no"}, {"e", "abstain"}}).counts("carried");
  auto const options = script.record().motion(1)->vote->options;
  EXPECT_EQ(options[2].second, VoteOption::excused);
}

TEST(TheRoll, knows_members_only_and_each_once) {
  Script script;
  script.opens({"a", "b", "c"});
  EXPECT_EQ(script.refusal({.act = record_arrival, .member = "x"}), "member_unknown");
  EXPECT_EQ(script.refusal({.act = record_arrival, .member = "a"}), "member_present_already");
  EXPECT_EQ(script.refusal({.act = record_departure, .member = "e"}), "member_not_present");
}

TEST(TheRoll, tells_who_attended_and_declared_an_interest_though_they_left) {
  Script script;
  script.opens({"a", "b", "c", "d"});
  script.does({.act = declare_conflict, .item = 1, .member = "c", .text = "Employed by the supplier."});
  script.does({.act = record_departure, .member = "d"});
  EXPECT_TRUE(attendance_of(script.record(), "d").was_present);
  EXPECT_FALSE(attendance_of(script.record(), "e").was_present);
  EXPECT_EQ(attendance_of(script.record(), "c").interests, 1);
  EXPECT_EQ(attendance_of(script.record(), "a").interests, 0);
}

TEST(TheRoll, seats_nobody_by_an_act_of_its_own) {
  Script script;
  script.proposes("report", "Annual report").does(give_notice).does(call_to_order);
  EXPECT_EQ(script.refusal({.act = seat_member, .member = "f", .text = "Fay"}), "not_permitted");
  EXPECT_EQ(script.refusal({.act = plan_meeting, .choice = "special", .text = "Hall"}), "not_permitted");
}

TEST(TheRoll, cannot_be_called_of_a_board_without_members) {
  Script script;
  script.proposes("report", "Annual report").does(give_notice);
  script.surroundings.seats.clear();
  EXPECT_EQ(script.refusal({.act = call_to_order}), "board_has_no_members");
}

TEST(AMotion, is_seconded_by_another_who_is_present) {
  Script script;
  script.opens({"a", "b", "c"}).does({.act = move_motion, .item = 1, .member = "a", .text = "That it be so."});
  EXPECT_EQ(script.refusal({.act = second_motion, .motion = 1, .member = "a"}), "seconder_is_mover");
  EXPECT_EQ(script.refusal({.act = second_motion, .motion = 1, .member = "e"}), "member_not_present");
  EXPECT_EQ(script.refusal({.act = state_motion, .motion = 1}), "motion_state_wrong");
  script.does({.act = second_motion, .motion = 1, .member = "b"}).does({.act = state_motion, .motion = 1});
}

TEST(AMotion, is_the_only_one_before_the_meeting) {
  Script script;
  script.opens().moves(1, "That it be so.");
  EXPECT_EQ(script.refusal({.act = move_motion, .item = 1, .member = "c", .text = "That it be otherwise."}),
            "motion_pending");
  EXPECT_EQ(script.refusal({.act = adjourn_meeting}), "motion_pending");
  script.does({.act = withdraw_motion, .motion = 1});
  EXPECT_EQ(script.refusal({.act = adjourn_meeting}), "allowed");
}

TEST(AnAmendment, changes_the_motion_when_it_is_carried_and_not_before) {
  Script script;
  script.opens().moves(1, "That the report be received.");
  script.does(
      {.act = move_amendment, .member = "c", .seconder = "d", .text = "That the report be received with thanks."});
  EXPECT_EQ(
      script.refusal({.act = open_vote, .motion = 1, .choice = "majority_of_votes_cast", .reference = "show_of_hands"}),
      "motion_pending");
  script.does({.act = state_motion, .motion = 2}).opens_vote("majority_of_votes_cast", "unanimous_consent");
  EXPECT_EQ(script.record().motion(1)->text, "That the report be received.");
  script.counts("carried");
  EXPECT_EQ(script.record().motion(1)->text, "That the report be received with thanks.");
  EXPECT_TRUE(script.record().motion(1)->amended());
  script.opens_vote("majority_of_votes_cast", "unanimous_consent").counts("carried");
}

TEST(AnAmendment, of_an_amendment_is_the_last) {
  Script script;
  script.opens().moves(1, "One.");
  LogEntry const amend{.act = move_amendment, .member = "c", .seconder = "d", .text = "Two."};
  script.does(amend).does({.act = state_motion, .motion = 2}).does(amend).does({.act = state_motion, .motion = 3});
  EXPECT_EQ(script.refusal(amend), "motion_pending");
}

TEST(AMotionOnAnEarlierOne, reconsiders_what_was_decided_and_rescinds_what_was_carried) {
  Script script;
  script.opens();
  LogEntry rescind{.act = move_motion,
                   .item = 1,
                   .member = "a",
                   .choice = "rescinds",
                   .text = "That it be rescinded.",
                   .reference = "2026-11-26-regular-1"};
  EXPECT_EQ(script.refusal(rescind), "motion_unknown");
  script.surroundings.referred = MotionFacts{.state = MotionState::lost};
  EXPECT_EQ(script.refusal(rescind), "motion_state_wrong");
  rescind.choice = "reconsiders";
  EXPECT_EQ(script.refusal(rescind), "allowed");
}

TEST(AVote, is_counted_when_each_who_may_vote_has_voted_or_abstained) {
  Script script;
  script.opens({"a", "b", "c"}).moves(1, "That it be so.").opens_vote().votes({{"a", "yes"}, {"b", "no"}});
  EXPECT_EQ(script.refusal({.act = cast_ballot, .motion = 1, .member = "a", .choice = "no"}), "ballot_cast_already");
  EXPECT_EQ(script.refusal({.act = close_vote, .motion = 1}), "ballots_missing");
  script.votes({{"c", "no"}}).does({.act = close_vote, .motion = 1});
  EXPECT_EQ(script.refusal({.act = declare_result, .motion = 1, .choice = "carried"}), "declared_result_differs");
  script.does({.act = declare_result, .motion = 1, .choice = "lost"});
  EXPECT_EQ(script.record().motion(1)->state, MotionState::lost);
}

TEST(AVote, keeps_who_was_there_when_it_closed) {
  Script script;
  script.opens({"a", "b", "c", "d"}).moves(1, "That it be so.").opens_vote();
  script.votes({{"a", "yes"}, {"b", "yes"}, {"c", "yes"}, {"d", "no"}}).does({.act = record_departure, .member = "d"});
  script.counts("carried").arrives({"d", "e"});
  auto const record = script.record();
  auto const& vote = *record.motion(1)->vote;
  EXPECT_EQ(vote.tally, (Tally{.yes = 3, .no = 0, .abstain = 0, .seated = 5}));
  EXPECT_EQ(vote.options[3].second, VoteOption::absent);
}

TEST(UnanimousConsent, becomes_a_vote_when_somebody_objects) {
  Script script;
  script.opens({"a", "b", "c"}).moves(1, "That it be so.").opens_vote("majority_of_votes_cast", "unanimous_consent");
  script.does({.act = object_to_consent, .motion = 1, .member = "c"});
  EXPECT_EQ(script.refusal({.act = close_vote, .motion = 1}), "ballots_missing");
  script.votes({{"a", "yes"}, {"b", "yes"}, {"c", "no"}}).counts("carried");
}

TEST(TheConsentAgenda, takes_every_consent_item_that_nobody_pulled) {
  Script script;
  script.proposes("consent", "Human resources").proposes("consent", "Purchasing").proposes("report", "Budget");
  script.opens_as_planned().does({.act = pull_item, .item = 2, .member = "b"});
  EXPECT_EQ(script.refusal({.act = pull_item, .item = 3, .member = "b"}), "item_state_wrong");
  script.does({.act = move_consent, .member = "a", .seconder = "b", .text = "That the consent agenda be received."});
  script.does({.act = state_motion, .motion = 1}).opens_vote("majority_of_votes_cast", "unanimous_consent");
  script.counts("carried");
  EXPECT_EQ(script.record().item(1)->state, ItemState::received);
  EXPECT_EQ(script.record().item(2)->state, ItemState::published);
}

TEST(ACorrection, strikes_an_entry_if_all_after_it_still_follows) {
  Script script;
  script.opens({"a", "b", "c"}).moves(1, "That it be so.").opens_vote().votes({{"a", "yes"}, {"b", "no"}});
  auto const wrong = script.log.back().sequence;
  EXPECT_EQ(script.refusal({.act = strike_entry, .number = wrong}), "form_invalid");
  script.does({.act = strike_entry, .text = "Bela voted for it.", .number = wrong});
  script.votes({{"b", "yes"}, {"c", "yes"}}).counts("carried");
  EXPECT_EQ(script.record().motion(1)->vote->tally.yes, 3);
  EXPECT_EQ(script.log.size(), static_cast<std::size_t>(script.log.back().sequence));
}

TEST(ACorrection, is_refused_where_later_entries_rest_on_the_entry) {
  Script script;
  script.opens({"a", "b", "c"});
  auto const opening = std::ranges::find(script.log, open_meeting, &LogEntry::act)->sequence;
  auto const taking = script.log.back().sequence;
  script.moves(1, "That it be so.");
  for (auto const entry : {opening, taking, std::int64_t{1}, std::int64_t{9999}})
    EXPECT_EQ(script.refusal({.act = strike_entry, .text = "A mistake.", .number = entry}), "correction_impossible");
}

TEST(ACorrection, never_leaves_a_meeting_that_sits_without_a_quorum) {
  Script script;
  script.opens({"a", "b", "c"}).arrives({"d"});
  auto const arrival = script.log.back().sequence;
  script.does({.act = record_departure, .member = "c"});
  EXPECT_EQ(script.refusal({.act = strike_entry, .text = "Dina never came.", .number = arrival}),
            "correction_impossible");
  script.does({.act = record_departure, .member = "b"});
  EXPECT_EQ(script.record().state, MeetingState::recessed);
  EXPECT_EQ(script.refusal({.act = strike_entry, .text = "It went on.", .number = script.log.back().sequence}),
            "correction_impossible");
}

TEST(ACorrection, never_changes_a_result_that_was_counted) {
  Script script;
  script.opens({"a", "b", "c", "d"}).moves(1, "That it be so.").opens_vote();
  script.votes({{"a", "yes"}, {"b", "yes"}, {"c", "no"}, {"d", "no"}});
  auto const against = script.log.back().sequence;
  script.does({.act = record_departure, .member = "d"}).counts("carried");
  EXPECT_EQ(script.refusal({.act = strike_entry, .text = "Dina stayed.", .number = against + 1}),
            "correction_impossible");
}

TEST(Minutes, are_adopted_by_a_carried_motion_of_a_later_meeting_on_them) {
  Script script;
  script.opens().does(adjourn_meeting).does(draft_minutes);
  LogEntry const adopt{.act = adopt_minutes, .reference = "2027-01-28-regular-1"};
  EXPECT_EQ(script.refusal(adopt), "adoption_needs_motion");
  MotionFacts const facts{.meeting = "2027-01-28-regular",
                          .meeting_date = "2027-01-28",
                          .state = MotionState::carried,
                          .item_kind = ItemKind::minutes,
                          .item_reference = "2026-12-17-regular"};
  auto const with = [&](auto change) {
    auto other = facts;
    change(other);
    script.surroundings.referred = other;
    return script.refusal(adopt);
  };
  EXPECT_EQ(with([](MotionFacts& other) { other.state = MotionState::lost; }), "adoption_needs_motion");
  EXPECT_EQ(with([](MotionFacts& other) { other.meeting_date = "2026-12-17"; }), "adoption_needs_motion");
  EXPECT_EQ(with([](MotionFacts& other) { other.item_kind = ItemKind::report; }), "adoption_needs_motion");
  EXPECT_EQ(with([](MotionFacts& other) { other.item_reference = "2026-11-26-regular"; }), "adoption_needs_motion");
  EXPECT_EQ(with([](MotionFacts&) {}), "allowed");
  script.does(adopt).does({.act = seal_meeting, .reference = "hash"});
  EXPECT_EQ(script.record().state, MeetingState::sealed);
}

TEST(ADelegation, is_heard_once_on_the_item_it_was_accepted_for) {
  Script script;
  script.proposes("report", "Annual report").proposes("report", "Budget").opens_as_planned();
  script.surroundings.delegation = DelegationFacts{1, true};
  LogEntry const heard{.act = hear_delegation, .item = 1, .text = "Ada Example", .number = 3};
  EXPECT_EQ(script.refusal(heard), "item_state_wrong");
  script.does({.act = take_up_item, .item = 2});
  EXPECT_EQ(script.refusal(heard), "item_state_wrong");
  script.does({.act = take_up_item, .item = 1});
  script.surroundings.delegation = DelegationFacts{1, false};
  EXPECT_EQ(script.refusal(heard), "form_invalid");
  script.surroundings.delegation = DelegationFacts{2, true};
  EXPECT_EQ(script.refusal(heard), "form_invalid");
  script.surroundings.delegation = DelegationFacts{1, true};
  script.does(heard);
  EXPECT_EQ(script.refusal(heard), "form_invalid");
  EXPECT_TRUE(script.record().has_heard(3));
  EXPECT_EQ(script.record().heard.front().name, "Ada Example");
}

TEST(ADelegation, that_had_not_asked_is_admitted_by_a_carried_motion) {
  Script script;
  script.opens();
  EXPECT_EQ(script.refusal({.act = hear_delegation, .item = 1, .motion = 1, .text = "Bo Example"}), "form_invalid");
  script.carries(1, "That Bo Example be heard.");
  EXPECT_EQ(script.refusal({.act = hear_delegation, .item = 1, .motion = 1}), "form_invalid");
  script.does({.act = hear_delegation, .item = 1, .motion = 1, .text = "Bo Example"});
  EXPECT_EQ(script.record().heard.front().name, "Bo Example");
  EXPECT_EQ(script.record().motion(1)->state, MotionState::carried);
}

}  // namespace
}  // namespace wardmote::board
