#include "domains/board/meetings/minute_words.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/home_view.h"
#include "domains/board/meetings/words.h"

namespace wardmote::board {
namespace {

using web::message_id;
using enum MeetingAct;

std::string sentence_of_roll(MeetingRecord const& after, LogEntry const& entry, web::Tongue const& tongue) {
  auto const name = after.name_of(entry.member);
  if (entry.act == record_attendance)
    return tongue.text(message_id("{member}, a member of the board and not of the committee, attended without a vote."),
                       {{"member", name}});
  if (entry.act == record_departure) return tongue.text(message_id("{member} left."), {{"member", name}});
  if (after.has_attended_without_vote(entry.member))
    return tongue.text(message_id("{member} came back, without a vote."), {{"member", name}});
  return after.state == MeetingState::called ? tongue.text(message_id("{member} was present."), {{"member", name}})
                                             : tongue.text(message_id("{member} arrived."), {{"member", name}});
}

std::string sentence_of_session(MeetingRecord const& after, LogEntry const& entry, web::Tongue const& tongue) {
  switch (entry.act) {
    case call_to_order: return tongue.text(message_id("The meeting was called to order."));
    case open_meeting:
      return tongue.text(
          message_id("{present} of {seated} members were present, which is a quorum, and the meeting was opened."),
          {{"present", std::to_string(after.present.size())}, {"seated", std::to_string(after.seats.size())}});
    case recess_meeting:
      return entry.choice == "quorum_lost"
                 ? tongue.text(message_id("The quorum was lost, and the meeting was recessed."))
                 : tongue.text(message_id("The meeting was recessed."));
    case resume_meeting: return tongue.text(message_id("The meeting resumed."));
    case close_session: {
      auto const ground = base::choice_of<ClosedGround>(entry.choice);
      return tongue.text(message_id("The meeting went into closed session ({citation}): {ground}."),
                         {{"citation", tongue.text(citation_of(ground))}, {"ground", tongue.text(label_of(ground))}});
    }
    case reopen_session: return tongue.text(message_id("The meeting returned to public session."));
    case adjourn_meeting: return tongue.text(message_id("The meeting was adjourned."));
    case cancel_meeting: return tongue.text(message_id("The meeting was cancelled."));
    default: return "";
  }
}

/// `choice` is the number of the item on the agenda of its own meeting.
std::string sentence_of_late_report(LogEntry const& entry, web::Tongue const& tongue) {
  return tongue.text(
      message_id("The board reported on item {item} of the closed session of an earlier meeting ({meeting}): {words}"),
      {{"item", entry.choice},
       {"meeting", title_of_meeting(reported_item(entry.reference)->meeting, tongue)},
       {"words", text_in(entry.text, entry.text_fr, tongue)}});
}

std::string sentence_of_item(MeetingRecord const& after, LogEntry const& entry, web::Tongue const& tongue) {
  auto const* const item = after.item(entry.item);
  if (!item) return "";
  web::TextValues const values{{"member", after.name_of(entry.member)},
                               {"item", item->number + " " + title_in(*item, tongue)},
                               {"words", text_in(entry.text, entry.text_fr, tongue)}};
  switch (entry.act) {
    case declare_conflict:
      return tongue.text(message_id("{member} declared an interest in item {item}, and took no part in it: {words}"),
                         values);
    case pull_item: return tongue.text(message_id("{member} asked that item {item} be taken on its own."), values);
    case add_late_item: return tongue.text(message_id("Item {item} was added to the agenda."), values);
    case report_out:
      return tongue.text(message_id("The board rose and reported on item {item}: {words}"),
                         {{"item", values.at("item")}, {"words", text_in(entry.text, entry.text_fr, tongue)}});
    case receive_item: return tongue.text(message_id("The item was received."));
    case defer_item:
      return entry.text.empty() ? tongue.text(message_id("The item was deferred."))
                                : tongue.text(message_id("The item was deferred: {words}"), values);
    case refer_item:
      return entry.text.empty() ? tongue.text(message_id("The item was referred."))
                                : tongue.text(message_id("The item was referred: {words}"), values);
    case hear_delegation: return tongue.text(message_id("Heard as a delegation: {words}."), values);
    default: return "";
  }
}

std::string sentence_of_moving(MeetingRecord const& after, LogEntry const& entry, web::Tongue const& tongue) {
  web::TextValues const values{{"mover", after.name_of(entry.member)},
                               {"seconder", after.name_of(entry.seconder)},
                               {"words", text_in(entry.text, entry.text_fr, tongue)}};
  if (entry.act == move_amendment)
    return entry.seconder.empty()
               ? tongue.text(message_id("Amendment moved by {mover}, that the motion read: {words}"), values)
               : tongue.text(
                     message_id("Amendment moved by {mover} and seconded by {seconder}, that the motion read: {words}"),
                     values);
  return entry.seconder.empty()
             ? tongue.text(message_id("Moved by {mover}: {words}"), values)
             : tongue.text(message_id("Moved by {mover} and seconded by {seconder}: {words}"), values);
}

/// "For: A and B. Against: C."
std::string names_by_option(Vote const& vote, web::Tongue const& tongue) {
  static constexpr std::pair<VoteOption, std::string_view> shown[]{
      {VoteOption::yes, message_id("For: {members}.")},
      {VoteOption::no, message_id("Against: {members}.")},
      {VoteOption::abstain, message_id("Abstained: {members}.")},
      {VoteOption::excused, message_id("Took no part, having declared an interest: {members}.")},
      {VoteOption::absent, message_id("Absent: {members}.")}};
  std::string text;
  for (auto const& [option, message] : shown) {
    std::vector<std::string> names;
    for (auto const& [seat, did] : vote.options)
      if (did == option) names.push_back(seat.name);
    if (names.empty()) continue;
    if (!text.empty()) text += ' ';
    text += tongue.text(message, {{"members", enumeration(names, tongue)}});
  }
  return text;
}

std::string sentence_of_motion(MeetingRecord const& after, LogEntry const& entry, web::Tongue const& tongue) {
  auto const* const motion = after.motion(entry.motion);
  if (!motion) return "";
  web::TextValues const values{{"member", after.name_of(entry.member)}, {"words", entry.text}};
  switch (entry.act) {
    case second_motion: return tongue.text(message_id("Seconded by {member}."), values);
    case call_question: return tongue.text(message_id("The question was called."));
    case withdraw_motion: return tongue.text(message_id("The motion was withdrawn by leave of the meeting."));
    case rule_out_of_order: return tongue.text(message_id("The chair ruled the motion out of order."));
    case defer_motion: return tongue.text(message_id("The motion was deferred."));
    case refer_motion: return tongue.text(message_id("The motion was referred."));
    case object_to_consent:
      return tongue.text(message_id("{member} objected to unanimous consent, and a vote was taken."), values);
    case close_vote: return names_by_option(*motion->vote, tongue);
    case declare_result: return result_sentence(*motion->vote, tongue);
    default: return "";
  }
}

}  // namespace

std::string minute_of(MeetingRecord const& after, LogEntry const& entry, web::Tongue const& tongue) {
  if (entry.act == report_out && entry.item == 0) return sentence_of_late_report(entry, tongue);
  switch (entry.act) {
    case record_arrival:
    case record_departure:
    case record_attendance: return sentence_of_roll(after, entry, tongue);
    case declare_conflict:
    case pull_item:
    case add_late_item:
    case receive_item:
    case defer_item:
    case refer_item:
    case report_out:
    case hear_delegation: return sentence_of_item(after, entry, tongue);
    case move_motion:
    case move_consent:
    case move_amendment: return sentence_of_moving(after, entry, tongue);
    default: break;
  }
  auto const session = sentence_of_session(after, entry, tongue);
  return session.empty() ? sentence_of_motion(after, entry, tongue) : session;
}

bool is_minuted(MeetingAct act) {
  static constexpr MeetingAct unsaid[]{plan_meeting, name_committee, propose_item, place_item,  drop_item,
                                       give_notice,  seat_member,    ask_floor,    give_floor,  end_floor,
                                       take_up_item, state_motion,   open_vote,    cast_ballot, draft_minutes,
                                       edit_minutes, adopt_minutes,  seal_meeting, strike_entry};
  return std::ranges::find(unsaid, act) == std::end(unsaid);
}

}  // namespace wardmote::board
